package org.contentgateway.text;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sites whose players and posts are known: each with its hosts and its player's address. */
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

    private static final BaseUrls NOWHERE = new BaseUrls(null, null);
    private static final Pattern POST = Pattern.compile("/(?:status|p|reel|tv|video|posts)/[\\w-]+");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> hosts;

    private final Pattern player;
    private final String page;

    EmbedProvider(String title, String hosts, String player, String page) {
        this.title = title;
        this.hosts = List.of(hosts.split(" "));
        this.player = Pattern.compile(player);
        this.page = page;
    }

    /** The page of what the player at {@code src} plays; nothing for a player that is not known. */
    static Optional<String> pageOf(String src) {
        Optional<URI> address = NOWHERE.link(src).map(URI::create);
        return address.flatMap(EmbedProvider::at).flatMap(provider -> provider.page(address.get()));
    }

    /** The name of the site where {@code url} is a page. */
    static Optional<String> of(String url) {
        URI uri = URI.create(url);
        return at(uri).filter(provider -> uri.getRawPath().length() > 1).map(provider -> provider.title);
    }

    /** The name of the site where {@code url} is a post that its embed code quotes. */
    static Optional<String> ofPost(String url) {
        return of(url).filter(provider -> POST.matcher(url).find());
    }

    private static Optional<EmbedProvider> at(URI uri) {
        String host = uri.getHost() == null ? "" : "." + uri.getHost().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(provider -> provider.hosts.stream().anyMatch(known -> host.endsWith("." + known)))
                .findFirst();
    }

    private Optional<String> page(URI src) {
        Matcher matcher = player.matcher(src.getRawPath() + (src.getRawQuery() == null ? "" : "?" + src.getRawQuery()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (!page.equals("$1")) {
            return Optional.of(matcher.replaceFirst(page));
        }
        String named = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
        return new BaseUrls(null, null)
                .link(named)
                .filter(url -> at(URI.create(url)).equals(Optional.of(this)));
    }
}
