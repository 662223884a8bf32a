import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes records of the legacy CMS, one a line, each as long as a real one: 33 paragraphs, some 940 words, 300 different
 * stems. The words are made up and drawn by Zipf's law, so that they compress and are indexed as prose is.
 *
 * <p>{@code java bench/Records.java COUNT [FIRST_ID [mixed]]}: in English, or in five languages, two fifths of them English.
 */
public final class Records {

    private static final int PARAGRAPHS = 33;
    private static final int WORDS = 32;
    private static final Language ENGLISH = new Language(
            2,
            "en",
            "an ber cor den el fa gor hi in jun kel lo mar ne or pas qui ri sol ta um ver wen yor za tion ing ment",
            "the of and to in a that is was for on it with as his he be at by had not are but from or have an they");
    private static final Language PERSIAN = new Language(
            1,
            "fa",
            "با بر پا تو جا چی خو دا را زی سر شا فر کا گر لی ما نا وی هم یا ست ند می گاه بان ها تر",
            "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شود شد ما اما یا باید هر او");
    private static final Language ARABIC = new Language(
            3,
            "ar",
            "با تم جا حر خا دي را زو سا شر صا طا عم غا في قا كر لم ما نو هي وا يا مس ال ات ين ون",
            "في من على أن إلى التي عن مع هذا الذي ما كان لا هذه قد بين بعد كل ذلك عند أو قبل كما هو هي حيث لم منذ");
    private static final Language SPANISH = new Language(
            4,
            "es",
            "al bra ca den es fi gue ha il jo lla mi no or pe que ri so ta un ve ya zo ción dad mente ar ía",
            "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este");
    private static final Language FRENCH = new Language(
            5,
            "fr",
            "au bon cha de eau fé gra hi ile jou le mé nou or pli quo ri sou tré un veu y zon tion ment eur é ais",
            "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont ou avec");

    /** Twenty consecutive ids have these shares of the languages. */
    private static final List<Language> MIXED = List.of(
            ENGLISH, PERSIAN, ENGLISH, ARABIC, ENGLISH, PERSIAN, SPANISH, ENGLISH, FRENCH, PERSIAN, ENGLISH, ARABIC, ENGLISH,
            PERSIAN, SPANISH, ENGLISH, FRENCH, PERSIAN, ENGLISH, ARABIC);

    private Records() {}

    public static void main(String[] arguments) throws IOException {
        var count = Integer.parseInt(arguments[0]);
        var first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        var languages = arguments.length > 2 ? MIXED : List.of(ENGLISH);
        try (var out = new PrintStream(
                new BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8)) {
            for (var id = first; id < first + count; id++) {
                out.println(languages.get(id % languages.size()).record(id));
            }
        }
    }

    /** A language, and the portal that publishes in it. */
    private static final class Language {

        private final int portal;
        private final String code;
        private final String[] syllables;
        private final String[] frequent;
        private final String[] vocabulary;

        Language(int portal, String code, String syllables, String frequent) {
            this.portal = portal;
            this.code = code;
            this.syllables = syllables.split(" ");
            this.frequent = frequent.split(" ");
            this.vocabulary = vocabulary(30_000);
        }

        private String record(int id) {
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
                    {"content_id":%d,"content_number":0,"portal_id":%12$d,"lang_id":"%13$s","content_title":"%s","content_rtitr":"",\
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
                            file,
                            portal,
                            code);
        }

        private String sentence(SplittableRandom random, int words) {
            var sentence = new StringBuilder();
            for (var i = 0; i < words; i++) {
                var word = random.nextInt(100) < 50
                        ? frequent[random.nextInt(frequent.length)]
                        : vocabulary[(int) Math.pow(vocabulary.length, random.nextDouble())];
                sentence.append(i == 0 ? "" : i % 11 == 10 ? ", " : " ").append(i == 0 ? capital(word) : word);
            }
            return sentence.toString();
        }

        private static String capital(String word) {
            return Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }

        private String[] vocabulary(int size) {
            var random = new SplittableRandom(1);
            var words = new String[size];
            for (var i = 0; i < size; i++) {
                var word = new StringBuilder();
                for (var n = random.nextInt(2, 5); n > 0; n--) {
                    word.append(syllables[random.nextInt(syllables.length)]);
                }
                words[i] = word.toString();
            }
            return words;
        }
    }
}
