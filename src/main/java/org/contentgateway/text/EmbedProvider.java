package org.contentgateway.text;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Supported third-party sites: hosts, path pattern of the embedded player, and URL template of the page it shows. */
enum EmbedProvider {
    APARAT("Aparat", "aparat.com", "/video/video/embed/(?:.*/)?videohash/(\\w+)\\b.*", "https://www.aparat.com/v/$1"),
    DAILYMOTION(
            "Dailymotion",
            "dailymotion.com dai.ly",
            "/embed/video/(\\w+)\\b.*",
            "https://www.dailymotion.com/video/$1"),
    FACEBOOK("Facebook", "facebook.com fb.watch", "/plugins/(?:video|post)\\.php\\?(?:.*&)?href=([^&]+).*", "$1"),
    INSTAGRAM("Instagram", "instagram.com", "/((?:p|reel|tv)/[\\w-]+)/embed.*", "https://www.instagram.com/$1/"),
    SOUNDCLOUD("SoundCloud", "soundcloud.com", "/player/?\\?(?:.*&)?url=([^&]+).*", "$1"),
    SPOTIFY("Spotify", "open.spotify.com", "/embed(?:-podcast)?/(\\w+/\\w+).*", "https://open.spotify.com/$1"),
    TELEGRAM("Telegram", "t.me", "/(\\w+/\\d+)\\?(?:.*&)?embed=.*", "https://t.me/$1"),
    TIKTOK("TikTok", "tiktok.com", "/(?:embed(?:/v2)?|player/v1)/(\\d+).*", "https://www.tiktok.com/embed/v2/$1"),
    VIMEO("Vimeo", "vimeo.com", "/video/(\\d+).*", "https://vimeo.com/$1"),
    X("X", "x.com twitter.com", "/embed/Tweet\\.html\\?(?:.*&)?id=(\\d+).*", "https://x.com/i/status/$1"),
    YOUTUBE(
            "YouTube",
            "youtube.com youtube-nocookie.com youtu.be",
            "/embed/(?!videoseries|live_stream)([\\w-]+).*",
            "https://www.youtube.com/watch?v=$1");

    private static final BaseUrls NO_BASE = new BaseUrls(null, null);
    private static final Pattern POST_PATH = Pattern.compile("/(?:status|p|reel|tv|video|posts)/[\\w-]+");

    private final String displayName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of returns an immutable list
    private final List<String> hosts;

    private final Pattern playerPath;
    private final String pageUrlTemplate;

    EmbedProvider(String displayName, String hosts, String playerPath, String pageUrlTemplate) {
        this.displayName = displayName;
        this.hosts = List.of(hosts.split(" "));
        this.playerPath = Pattern.compile(playerPath);
        this.pageUrlTemplate = pageUrlTemplate;
    }

    /** Returns the URL of the page whose content the player at {@code src} shows; empty for an unknown player. */
    static Optional<String> pageUrlOf(String src) {
        var url = NO_BASE.resolveLink(src).map(URI::create);
        return url.flatMap(EmbedProvider::forHostOf).flatMap(provider -> provider.pageUrl(url.get()));
    }

    /**
     * Returns the display name of the site that {@code url} is a page of; empty for an unknown site or its home page.
     */
    static Optional<String> nameOf(String url) {
        var uri = URI.create(url);
        return forHostOf(uri).filter(provider -> uri.getRawPath().length() > 1).map(provider -> provider.displayName);
    }

    /** Returns the display name of the site if {@code url} is that of a single post; otherwise empty. */
    static Optional<String> nameOfPost(String url) {
        return nameOf(url).filter(provider -> POST_PATH.matcher(url).find());
    }

    private static Optional<EmbedProvider> forHostOf(URI uri) {
        var host = uri.getHost() == null ? "" : "." + uri.getHost().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(provider -> provider.hosts.stream().anyMatch(known -> host.endsWith("." + known)))
                .findFirst();
    }

    private Optional<String> pageUrl(URI src) {
        var matcher = playerPath.matcher(src.getRawPath() + (src.getRawQuery() == null ? "" : "?" + src.getRawQuery()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (!pageUrlTemplate.equals("$1")) {
            return Optional.of(matcher.replaceFirst(pageUrlTemplate));
        }
        var target = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
        return NO_BASE.resolveLink(target)
                .filter(url -> forHostOf(URI.create(url)).equals(Optional.of(this)));
    }
}
