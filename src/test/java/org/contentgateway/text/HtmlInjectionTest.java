package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known cross-site scripting vectors, one per line. The output is safe and stays the same when sanitized again. */
class HtmlInjectionTest {

    private static final BaseUrls BASE =
            new BaseUrls(URI.create("https://news.example/"), URI.create("https://media.example/files/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>steal()</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>steal()</scr</script>ipt>",
                "<script/x>steal()</script>",
                "<script\rtype=module>steal()</script>",
                "<<script>steal();//<</script>",
                "<img src=x onerror=steal()>",
                "<img/src=x/onerror=steal()>",
                "<img src='x'onerror='steal()'>",
                "<IMG \"\"\"><script>steal()</script>\">",
                "<img src=`x` onerror=steal()//`>",
                "<p onmouseover\u000B=steal()>x</p>",
                "<p ONCLICK =\n'steal()'>x</p>",
                "<body onload=steal()>x",
                "<div style=\"background:url(javascript:steal())\">x</div>",
                "<div style='width:expression(steal())'>x</div>",
                "<p class=a id=b data-x='<script>'>x</p>",
                "<a href=javascript:steal()>x</a>",
                "<a href='JaVaScRiPt:steal()'>x</a>",
                "<a href=' &#14; javascript:steal()'>x</a>",
                "<a href='java&#10;script:steal()'>x</a>",
                "<a href='java&Tab;script&colon;steal()'>x</a>",
                "<a href='&#0000106avascript:steal()'>x</a>",
                "<a href='\u0001javascript:steal()'>x</a>",
                "<a href='javascript\u0000:steal()'>x</a>",
                "<a href='vbscript:steal()'>x</a>",
                "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
                "<a href='feed:javascript:steal()'>x</a>",
                "<a href='view-source:javascript:steal()'>x</a>",
                "<a href='blob:https://evil.example/1'>x</a>",
                "<a href='https://evil.example/\"onclick=\"steal()'>x</a>",
                "<a href=\"https://evil.example/'><script>steal()</script>\">x</a>",
                "<a href='https://name:word@evil.example/'>x</a>",
                "<a href='//evil.example\\@news.example'>x</a>",
                "<img src='data:image/svg+xml,<svg onload=steal()>'>",
                "<img srcset='javascript:steal() 1x' src=javascript:steal()>",
                "<img src=a alt='\"><script>steal()</script>'>",
                "<video src=x onerror=steal()><source onerror=steal() src=javascript:steal()></video>",
                "<audio autoplay onplay=steal() src=a></audio>",
                "<iframe src=javascript:steal()></iframe>",
                "<iframe srcdoc='<script>steal()</script>'></iframe>",
                "<iframe src='https://youtube.com.evil.example/embed/x'></iframe>",
                "<iframe src='https://www.youtube.com/embed/x\"onload=steal()'></iframe>",
                "<iframe src='https://www.facebook.com/plugins/video.php?href=javascript:steal()'></iframe>",
                "<iframe src='https://w.soundcloud.com/player/?url=https%3A//evil.example/x'></iframe>",
                "<object data=javascript:steal()><param name=x></object>",
                "<embed src=javascript:steal()>",
                "<applet code=x></applet>",
                "<meta http-equiv=refresh content='0;url=javascript:steal()'>",
                "<link rel=stylesheet href=javascript:steal()>",
                "<base href='https://evil.example/'><a href=x>x</a>",
                "<form action=javascript:steal()><input type=image src=x onerror=steal()><button formaction=x>x</button>",
                "<isindex action=javascript:steal() type=submit>",
                "<select autofocus onfocus=steal()><option>x</select>",
                "<textarea autofocus onfocus=steal()></textarea><p>x",
                "<details open ontoggle=steal()><summary>x</summary>y</details>",
                "<marquee onstart=steal()>x</marquee>",
                "<table background=javascript:steal()><td background=javascript:steal()>x",
                "<style>@import 'javascript:steal()';</style>",
                "<style><!--</style><script>steal()//--></script>",
                "<xss:x style='behavior:url(x.htc)'>x</xss:x>",
                "<?xml-stylesheet href='javascript:steal()'?><p>x",
                "<!--[if gte IE 4]><script>steal()</script><![endif]-->x",
                "<!--><img src=x onerror=steal()>-->",
                "<!--!><img src=x onerror=steal()>--!>x",
                "<![CDATA[<script>steal()</script>]]>",
                "<svg onload=steal()>",
                "<svg><script>steal()</script></svg>",
                "<svg><a xlink:href=javascript:steal()><text>x</text></a></svg>",
                "<svg><animate attributeName=href values=javascript:steal() /></svg>",
                "<svg><use href='data:image/svg+xml,x'/></svg>",
                "<svg><style><img src=x onerror=steal()></style></svg>",
                "<svg></p><style><a id='</style><img src=x onerror=steal()>'>",
                "<svg><foreignObject><p>x<img src=x onerror=steal()></foreignObject></svg>",
                "<svg><desc><noscript></desc></noscript><img src=x onerror=steal()>",
                "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=steal()&gt;'>",
                "<math><annotation-xml encoding='text/html'><script>steal()</script></annotation-xml></math>",
                "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror=steal() src>'>",
                "<math><mi xlink:href='data:x,<script>steal()</script>'>x</mi></math>",
                "<noscript><p title='</noscript><img src=x onerror=steal()>'>",
                "<noembed><img src='</noembed><script>steal()</script>'>",
                "<noframes><p title='</noframes><script>steal()</script>'>",
                "<template><script>steal()</script></template>",
                "<template><s><template><s><img src=x onerror=steal()>x</template></s></template>",
                "<title><a title='</title><script>steal()</script>'>",
                "<xmp><p title='</xmp><img src=x onerror=steal()>'>",
                "<plaintext><script>steal()</script>",
                "<select><template><style><!--</style><a rel='--></style></template></select><img src onerror=steal()>'>",
                "<p>x<frameset onload=steal()>",
                "<b><table><script>steal()</script><tr><td><i></b>x",
                "\u00ABscript\u00BBsteal()",
                "+ADw-script+AD4-steal()",
                "&lt;script&gt;steal()&lt;/script&gt;",
                "%3Cscript%3Esteal()%3C/script%3E",
                "<p\u2028onclick=steal()>x</p>",
                "<a\u0000href=javascript:steal()>x</a>",
                "<img src=x:x onerror\u0000=steal()>",
                "</p onclick=steal()><p>x</p>",
                "<p title='",
                "<a href=\"https://news.example/"
            })
    void sanitizesInjectedMarkup(String attack) {
        var html = Body.ofHtml(attack, BASE).html();
        SafeHtmlAssertions.assertSafe(html);
        assertThat(Body.ofHtml(html, BASE).html()).isEqualTo(html);
    }
}
