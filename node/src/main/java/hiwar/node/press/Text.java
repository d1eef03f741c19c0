package hiwar.node.press;

import com.ibm.icu.util.ULocale;
import hiwar.talks.terms.Wording;
import java.util.Map;
import java.util.SortedMap;

/**
 * Words of a talk for a reader, with the language in which they are, because it is not always the reader's.
 *
 * @param language its BCP 47 tag
 */
record Text(String words, String language) {
    /**
     * The words in the reader's language or, failing that, in English or in whatever language there is.
     *
     * @throws IllegalArgumentException when there are no words at all
     */
    static Text of(Wording wording, PageLanguage reader) {
        SortedMap<String, String> texts = wording.texts();
        for (String wanted : new String[] {reader.tag(), PageLanguage.EN.tag()}) {
            String exact = texts.get(wanted);
            if (exact != null) {
                return new Text(exact, wanted);
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                if (text.getKey().startsWith(wanted + "-")) {
                    return new Text(text.getValue(), text.getKey());
                }
            }
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no words");
        }
        return new Text(texts.firstEntry().getValue(), texts.firstKey());
    }

    /** {@code rtl} for languages that are written from the right. */
    String direction() {
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    @Override
    public String toString() {
        return words;
    }
}
