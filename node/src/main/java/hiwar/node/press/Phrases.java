package hiwar.node.press;

import com.ibm.icu.text.CaseMap;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The texts of the client, which are the server's as well: ICU messages in one language. Immutable. */
final class Phrases {
    private static final Map<PageLanguage, Phrases> ALL = read();

    private final PageLanguage language;
    private final Map<String, String> messages;

    private Phrases(PageLanguage language, Map<String, String> messages) {
        this.language = language;
        this.messages = messages;
    }

    /** The texts in a language. */
    static Phrases in(PageLanguage language) {
        Phrases phrases = ALL.get(language);
        if (phrases == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return phrases;
    }

    private static Map<PageLanguage, Phrases> read() {
        Map<PageLanguage, Phrases> all = new EnumMap<>(PageLanguage.class);
        for (PageLanguage language : PageLanguage.values()) {
            String file = "messages/" + language.tag() + ".json";
            try (InputStream in = Phrases.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException(file + " is missing in the program");
                }
                all.put(language, new Phrases(language, JsonMapper.shared().readValue(in, new TypeReference<>() {})));
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        return all;
    }

    PageLanguage language() {
        return language;
    }

    /** A text without arguments. */
    String say(String key) {
        return say(key, Map.of());
    }

    /** A text with one argument. */
    String say(String key, String name, Object value) {
        return say(key, Map.of(name, value));
    }

    /**
     * A text with its arguments.
     *
     * @throws IllegalArgumentException when there is no such text
     */
    String say(String key, Map<String, Object> arguments) {
        String pattern = messages.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        return new MessageFormat(pattern, language.locale()).format((Object) arguments);
    }

    /** The names of languages in a row, as they begin a line. */
    String languages(List<String> tags) {
        LocaleDisplayNames names = LocaleDisplayNames.getInstance(language.locale());
        List<String> called = tags.stream()
                .map(tag -> names.localeDisplayName(ULocale.forLanguageTag(tag)))
                .toList();
        return capitalised(ListFormatter.getInstance(language.locale()).format(called), language.locale());
    }

    /** What a language is called in itself, for who looks for it. */
    static String ownName(String tag) {
        ULocale locale = ULocale.forLanguageTag(tag);
        return capitalised(LocaleDisplayNames.getInstance(locale).localeDisplayName(locale), locale);
    }

    private static String capitalised(String words, ULocale locale) {
        return CaseMap.toTitle().wholeString().noLowercase().apply(locale.toLocale(), null, words);
    }
}
