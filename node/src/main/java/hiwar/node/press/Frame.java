package hiwar.node.press;

import java.util.List;

/**
 * What is around every public page.
 *
 * @param path of the page, without the language
 * @param heading of the page, for the window
 * @param styleSheet its path
 * @param markup JSON-LD for machines, as {@link EventMarkup} writes it; empty when there is none
 * @param indexed whether search engines may list the page
 */
record Frame(
        Phrases phrases, Site site, String path, String heading, String styleSheet, String markup, boolean indexed) {
    /** Of the list. */
    static Frame ofList(Phrases phrases, Site site, String styleSheet) {
        return new Frame(phrases, site, "/talks", phrases.say("announcement.all"), styleSheet, "", true);
    }

    String language() {
        return phrases.language().tag();
    }

    /** {@code ltr} or {@code rtl}. */
    String direction() {
        return phrases.language().direction();
    }

    String title() {
        return phrases.say("page.title", "talks", heading);
    }

    List<PageLanguage> languages() {
        return List.of(PageLanguage.values());
    }

    /** The page in one language, at its full address. */
    String address(PageLanguage language) {
        return site.origin() + path + "?lang=" + language.tag();
    }

    /** The page in the language of whoever looks. */
    String address() {
        return site.origin() + path;
    }

    String say(String key) {
        return phrases.say(key);
    }
}
