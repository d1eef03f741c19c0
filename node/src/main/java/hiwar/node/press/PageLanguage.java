package hiwar.node.press;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language in which the public pages are written, in the order in which they are offered. */
public enum PageLanguage {
    /** European digits, as the region's wire services write. */
    AR("ar", "العربية", "ar-u-nu-latn"),
    /** Day before month, as between states. */
    EN("en", "English", "en-GB"),
    RU("ru", "Русский", "ru"),
    ZH("zh", "中文", "zh");

    /** Wishes of one reader that are looked at: nobody reads more languages, and each costs a parse. */
    static final int MAX_WISHES = 20;

    private final String tag;
    private final String ownName;
    private final ULocale locale;

    PageLanguage(String tag, String ownName, String locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = ULocale.forLanguageTag(locale);
    }

    /** Its BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** What it is called in itself. */
    String ownName() {
        return ownName;
    }

    /** For dates, numbers and plural forms. */
    ULocale locale() {
        return locale;
    }

    /** {@code ltr} or {@code rtl}. */
    String direction() {
        return locale.isRightToLeft() ? "rtl" : "ltr";
    }

    /** The language of a tag such as {@code ru-RU}; null when there are no pages in it. */
    public static @Nullable PageLanguage of(@Nullable String languageTag) {
        if (languageTag == null) {
            return null;
        }
        String primary = languageTag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (PageLanguage language : values()) {
            if (language.tag.equals(primary)) {
                return language;
            }
        }
        return null;
    }

    /**
     * The language for a reader: the one asked for, else the best of {@code Accept-Language} (RFC 9110 section 12.5.4),
     * else English.
     *
     * @param asked may be anything
     * @param accepted the header; may be anything
     */
    public static PageLanguage choose(@Nullable String asked, @Nullable String accepted) {
        PageLanguage wanted = of(asked);
        if (wanted != null) {
            return wanted;
        }
        for (Locale.LanguageRange range : wishes(accepted)) {
            PageLanguage language = range.getWeight() > 0 ? of(range.getRange()) : null;
            if (language != null) {
                return language;
            }
        }
        return EN;
    }

    private static List<Locale.LanguageRange> wishes(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return List.of();
        }
        List<String> first = new ArrayList<>();
        for (String wish : accepted.split(",", MAX_WISHES + 1)) {
            if (first.size() < MAX_WISHES) {
                first.add(wish);
            }
        }
        try {
            return Locale.LanguageRange.parse(String.join(",", first));
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
