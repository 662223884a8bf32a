package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {

    private static final String RUNNING_TEXT =
            "<p>A sentence that is long enough to be read as running text, and ends.</p>";
    private static final BaseUrls BASE =
            new BaseUrls(URI.create("https://news.example/"), URI.create("https://media.example/"));

    @Test
    void doesNotMarkSourceHeadingsAsInferred() {
        assertThat(blocks("<h3>a <i>b</i></h3>"))
                .containsExactly(new Block.Heading("<h3>a <i>b</i></h3>", "a b", 3, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What comes next",
                "\"Four arenas\"",
                "«چهار میدان»",
                "<strong>And now?</strong>",
                "<b>2. Prices</b>"
            })
    void infersAHeadingFromAShortParagraphBetweenLongOnes(String heading) {
        var blocks = blocks(RUNNING_TEXT + "<p>" + heading + "</p>" + RUNNING_TEXT);
        assertThat(blocks.get(1))
                .isEqualTo(new Block.Heading(
                        "<p>" + heading + "</p>", blocks.get(1).text(), 2, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"He left.", "Why?", "He said:", "او رفت؟", "- an item", "<a href=/x>Read more</a>", "one<br>two"
            })
    void infersNoHeadingFromSentencesItemsAndLinks(String paragraph) {
        assertThat(blocks(RUNNING_TEXT + "<p>" + paragraph + "</p>" + RUNNING_TEXT)
                        .get(1))
                .isInstanceOf(Block.Paragraph.class);
    }

    @Test
    void infersNoHeadingFromBylinesDatelinesAndOnlyParagraphs() {
        assertThat(blocks("<p>By A. Writer</p><p>Tehran</p>" + RUNNING_TEXT))
                .noneMatch(Block.Heading.class::isInstance);
        assertThat(blocks(RUNNING_TEXT + "<p>A. Writer in Tehran</p>")).noneMatch(Block.Heading.class::isInstance);
        assertThat(blocks("<p>Only words</p>")).noneMatch(Block.Heading.class::isInstance);
    }

    @Test
    void infersNoHeadingFromVerseAndPhotoCredits() {
        assertThat(blocks(RUNNING_TEXT + "<p>Of arms</p><p>and the man</p><p>I sing</p>" + RUNNING_TEXT))
                .noneMatch(Block.Heading.class::isInstance);
        assertThat(blocks(RUNNING_TEXT + "<img src=a.jpg><p>Photo: Agency</p>" + RUNNING_TEXT))
                .noneMatch(Block.Heading.class::isInstance);
    }

    @Test
    void turnsAnImageWithItsCaptionIntoABlock() {
        var html = "<figure><img src=\"https://media.example/a.jpg\" alt=\"A\"><figcaption>b</figcaption></figure>";
        assertThat(blocks("<p>x<figure><img width=9 src=./a.jpg alt=A><figcaption><p>b</p></figcaption></figure>"))
                .containsExactly(
                        new Block.Paragraph("<p>x</p>", "x"),
                        new Block.Image(html, "b", "https://media.example/a.jpg", "A"));
    }

    @Test
    void splitsListsIntoItemsAndTablesIntoRows() {
        assertThat(blocks("<ol><li>a<li>b <b>c</b></ol>"))
                .containsExactly(new Block.ListBlock(
                        "<ol><li>a</li><li>b <b>c</b></li></ol>", "1. a\n2. b c", true, List.of("a", "b c")));
        assertThat(blocks("<table><tr><th>a<td>b</table>"))
                .containsExactly(new Block.Table(
                        "<table><tr><th>a</th><td>b</td></tr></table>", "a\tb", List.of(List.of("a", "b"))));
    }

    @Test
    void preservesTheParagraphsOfAQuote() {
        assertThat(blocks("<blockquote>a<p>b</p></blockquote>"))
                .containsExactly(new Block.Quote("<blockquote><p>a</p><p>b</p></blockquote>", "a\n\nb"));
    }

    @ParameterizedTest
    @CsvSource({
        "YouTube, https://www.youtube-nocookie.com/embed/a-b_c?rel=0, https://www.youtube.com/watch?v=a-b_c",
        "YouTube, //www.youtube.com/embed/abc, https://www.youtube.com/watch?v=abc",
        "Vimeo, https://player.vimeo.com/video/123?h=1, https://vimeo.com/123",
        "Aparat, https://www.aparat.com/video/video/embed/videohash/aBc1/vt/frame, https://www.aparat.com/v/aBc1",
        "Dailymotion, https://www.dailymotion.com/embed/video/x1?a=b, https://www.dailymotion.com/video/x1",
        "Spotify, https://open.spotify.com/embed/track/1a?theme=0, https://open.spotify.com/track/1a",
        "SoundCloud, https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1&x=y, https://api.soundcloud.com/tracks/1",
        "Facebook, https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1, https://www.facebook.com/a/posts/1",
        "Instagram, https://www.instagram.com/p/Ab_1/embed/captioned/, https://www.instagram.com/p/Ab_1/",
        "Telegram, https://t.me/channel/12?embed=1, https://t.me/channel/12",
        "X, https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12, https://x.com/i/status/12",
    })
    void turnsAKnownPlayerIntoALinkToItsPage(String provider, String player, String page) {
        var html = "<p><a href=\"" + page + "\" rel=\"noopener noreferrer\">" + page + "</a></p>";
        assertThat(blocks("<div><iframe src='" + player + "'></iframe></div>"))
                .containsExactly(new Block.Embed(html, page, page, provider));
    }

    @Test
    void recognizesAQuotedPostAsAnEmbed() {
        var post = "https://twitter.com/a/status/1";
        var blocks = blocks("<blockquote class=twitter-tweet><p>Words</p>&mdash; A (@a) <a href='" + post
                + "'>1 June</a></blockquote><script async src=https://platform.twitter.com/widgets.js></script>");
        assertThat(blocks).singleElement().isInstanceOfSatisfying(Block.Embed.class, embed -> {
            assertThat(embed.url()).isEqualTo(post);
            assertThat(embed.text()).isEqualTo("Words\n\n— A (@a) 1 June");
        });
    }

    @Test
    void recognizesATelegramWidgetAsAnEmbed() {
        assertThat(
                        blocks(
                                "<script async src='https://telegram.org/js/telegram-widget.js' data-telegram-post='a/1'></script>"))
                .extracting(Block::text)
                .containsExactly("https://t.me/a/1");
    }

    @Test
    void removesUnknownFrames() {
        assertThat(blocks("<iframe src='https://ads.example/x'>a</iframe>")).isEmpty();
    }

    private static List<Block> blocks(String html) {
        return Body.ofHtml(html, BASE).blocks();
    }
}
