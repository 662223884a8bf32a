import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Writes records of the legacy CMS, one a line, each as long as a real one: 33 paragraphs, some 940 words, 300 different
 * stems. The words are made up and drawn by Zipf's law, so that they compress and are indexed as prose is.
 *
 * <p>{@code java bench/Records.java COUNT [FIRST_ID]}
 */
public final class Records {

    private static final int PARAGRAPHS = 33;
    private static final int WORDS = 32;
    private static final String[] SYLLABLES =
            "an ber cor den el fa gor hi in jun kel lo mar ne or pas qui ri sol ta um ver wen yor za tion ing ment".split(" ");
    private static final String[] FREQUENT =
            "the of and to in a that is was for on it with as his he be at by had not are but from or have an they".split(" ");
    private static final String[] VOCABULARY = vocabulary(30_000);

    private Records() {}

    public static void main(String[] arguments) throws IOException {
        var count = Integer.parseInt(arguments[0]);
        var first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        try (var out = new PrintStream(
                new BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8)) {
            for (var id = first; id < first + count; id++) {
                out.println(record(id));
            }
        }
    }

    private static String record(int id) {
        var random = new SplittableRandom(id);
        var html = new StringBuilder();
        var body = new StringBuilder();
        for (var i = 0; i < PARAGRAPHS; i++) {
            var text = i % 7 == 6 ? sentence(random, 5) : "&quot;" + sentence(random, WORDS) + ".&quot;";
            html.append(i == 0 ? "" : "<p>&nbsp;<\\/p>\\r\\n\\r\\n")
                    .append("<p><span style=\\\"font-size:16px;\\\">")
                    .append(text)
                    .append("<\\/span><\\/p>\\r\\n\\r\\n");
            body.append(i == 0 ? "" : "&nbsp;\\r\\n\\r\\n").append(text).append("\\r\\n\\r\\n");
        }
        var file = "202606\\/%d_%d".formatted(500_000 + id, random.nextInt(1 << 30, Integer.MAX_VALUE));
        var cache = ".\\/cache\\/2\\/attach\\/" + file;
        var time = "2026-%02d-%02d %02d:%02d:%02d"
                .formatted(
                        random.nextInt(1, 7),
                        random.nextInt(1, 29),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60));
        return """
                {"content_id":%d,"content_number":0,"portal_id":2,"lang_id":"en","content_title":"%s","content_rtitr":"",\
                "content_short_title":null,"content_summary":"%s","content_summary_fill":1,"content_body":"%s",\
                "content_html":"%s","content_source":"","content_url":"","content_date_start":"%s",\
                "content_date_event":"%6$s","content_date_event_start":null,"content_date_event_end":null,\
                "content_show_title_slider":1,"content_date_last_edit":"%6$s","content_date_register":"%6$s",\
                "content_columns":0,"content_show_img":1,"content_show_details":0,"content_show_related_img":0,\
                "content_show_slider":1,"content_comment":1,"content_score":0,"tag_id":%d,"score_average":null,\
                "score_count":null,"score_date_last":null,"uid":%d,"eid":0,"attach_title":"%s","attaches":[{"sizes":{\
                "150":"%10$s_150_84.webp","300":"%10$s_300_169.webp","400":"%10$s_400_225.webp",\
                "600":"%10$s_600_338.webp","900":"%10$s_900_507.webp","1200":"%10$s_1000_563.jpg"},"ext":"jpg",\
                "file_media":1,"files":{"original":{"url":".\\/file\\/2\\/attach\\/%11$s.jpg","width":1000,\
                "height":563,"size":0}}}]}"""
                .formatted(
                        id,
                        sentence(random, 13),
                        sentence(random, 48),
                        body,
                        html,
                        time,
                        random.nextInt(200),
                        random.nextInt(1, 80),
                        sentence(random, 2),
                        cache,
                        file);
    }

    private static String sentence(SplittableRandom random, int words) {
        var sentence = new StringBuilder();
        for (var i = 0; i < words; i++) {
            var word = random.nextInt(100) < 50
                    ? FREQUENT[random.nextInt(FREQUENT.length)]
                    : VOCABULARY[(int) Math.pow(VOCABULARY.length, random.nextDouble())];
            sentence.append(i == 0 ? "" : i % 11 == 10 ? ", " : " ").append(i == 0 ? capital(word) : word);
        }
        return sentence.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String[] vocabulary(int size) {
        var random = new SplittableRandom(1);
        var words = new String[size];
        for (var i = 0; i < size; i++) {
            var word = new StringBuilder();
            for (var n = random.nextInt(2, 5); n > 0; n--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
        return words;
    }
}
