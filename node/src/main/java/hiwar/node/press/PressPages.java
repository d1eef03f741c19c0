package hiwar.node.press;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import hiwar.talks.view.PublicTalk;
import java.util.List;

/** Renders the public pages: a pure function of a talk, a language and the address of the server. Thread-safe. */
final class PressPages {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "hiwar.node.press");

    private final String styleSheet;

    /**
     * Pages with a style.
     *
     * @param styleSheet its path
     */
    PressPages(String styleSheet) {
        this.styleSheet = styleSheet;
    }

    /** The page of one talk. */
    String talk(PublicTalk talk, PageLanguage language, Site site) {
        return rendered("announcement.jte", AnnouncementPage.of(talk, Phrases.in(language), site, styleSheet));
    }

    /** The list of talks as it is at a moment, in milliseconds since the epoch. */
    String list(List<PublicTalk> talks, long nowMillis, PageLanguage language, Site site) {
        ListPage page = ListPage.of(talks, nowMillis, Frame.ofList(Phrases.in(language), site, styleSheet));
        return rendered("list.jte", page);
    }

    /** What is shown instead of a talk that is not there or was not announced. */
    String missing(PageLanguage language, Site site) {
        return rendered("sorry.jte", SorryPage.missing(Phrases.in(language), site, styleSheet));
    }

    /** What is shown while nothing can be. */
    String busy(PageLanguage language, Site site) {
        return rendered("sorry.jte", SorryPage.busy(Phrases.in(language), site, styleSheet));
    }

    private static String rendered(String template, Object page) {
        StringOutput out = new StringOutput();
        TEMPLATES.render(template, page, out);
        return out.toString();
    }
}
