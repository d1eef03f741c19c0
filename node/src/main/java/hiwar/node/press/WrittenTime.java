package hiwar.node.press;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import hiwar.talks.terms.Day;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time as it is written in one place: the day, the hours and by which clock.
 *
 * @param start for machines: RFC 3339 with the offset of the place
 * @param day on which it begins
 * @param hours from when to when; with the day of the end when that is another
 * @param zone what the clock is called; empty for UTC
 * @param offset from UTC, such as {@code UTC+5:45}
 */
record WrittenTime(String start, String day, String hours, String zone, String offset) {
    /** Year, month in words, day and weekday, in the order of the language. */
    private static final String DAY = "yMMMMEEEEd";

    private static final String DAY_WITHOUT_WEEKDAY = "yMMMMd";
    private static final String DAY_OF_YEAR = "MMMMd";
    private static final String HOURS = "Hm";
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /**
     * The time by the clocks of a place; null when there is no such zone.
     *
     * @param startMillis since the epoch
     * @param durationMillis positive
     */
    static @Nullable WrittenTime at(long startMillis, long durationMillis, String zone, PageLanguage language) {
        ZoneId place;
        try {
            place = ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return null;
        }
        Instant begins = Instant.ofEpochMilli(startMillis);
        LocalDateTime from = LocalDateTime.ofInstant(begins, place);
        LocalDateTime to = LocalDateTime.ofInstant(begins.plusMillis(durationMillis), place);
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        String end = written(to, HOURS, language);
        String hours = written(from, HOURS, language)
                + (sameDay ? "–" + end : " – " + written(to, DAY_OF_YEAR, language) + ", " + end);
        boolean summer = place.getRules().isDaylightSavings(begins);
        return new WrittenTime(
                begins.atZone(place).toOffsetDateTime().toString(),
                written(from, DAY, language),
                hours,
                name(zone, summer, startMillis, language),
                offset(place.getRules().getOffset(begins)));
    }

    /** The time in UTC. */
    static WrittenTime utc(long startMillis, long durationMillis, PageLanguage language) {
        WrittenTime utc = at(startMillis, durationMillis, "Z", language);
        if (utc == null) {
            throw new IllegalStateException("every JDK has UTC");
        }
        return new WrittenTime(utc.start, utc.day, utc.hours, "", "UTC");
    }

    /** A day of the calendar. */
    static String day(Day day, PageLanguage language) {
        LocalDate date = LocalDate.of(day.year(), day.month(), day.day());
        return written(date.atStartOfDay(), DAY_WITHOUT_WEEKDAY, language);
    }

    /** A moment, in UTC. */
    static String moment(long millis, PageLanguage language) {
        LocalDateTime utc = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        return written(utc, DAY_WITHOUT_WEEKDAY + HOURS, language) + " UTC";
    }

    /** The year in which a moment is, in UTC: neither capital decides. */
    static int year(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)
                .getYear();
    }

    /** What time it is there is known by the JDK's rules alone; ICU only writes it, as if it were UTC. */
    private static String written(LocalDateTime time, String skeleton, PageLanguage language) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, language.locale());
        format.setTimeZone(UTC);
        return format.format(Date.from(time.toInstant(ZoneOffset.UTC)));
    }

    private static String name(String zone, boolean summer, long millis, PageLanguage language) {
        TimeZoneNames names = TimeZoneNames.getInstance(language.locale());
        String canonical = TimeZone.getCanonicalID(zone);
        String name = names.getDisplayName(
                canonical == null ? zone : canonical,
                summer ? TimeZoneNames.NameType.LONG_DAYLIGHT : TimeZoneNames.NameType.LONG_STANDARD,
                millis);
        return name == null ? "" : name;
    }

    /** {@code UTC+3}, {@code UTC−3:30}: hours without a leading zero, minutes only where there are some. */
    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        if (minutes == 0) {
            return "UTC";
        }
        String sign = offset.getTotalSeconds() < 0 ? "−" : "+";
        String rest = minutes % 60 == 0 ? "" : ":%02d".formatted(minutes % 60);
        return "UTC" + sign + minutes / 60 + rest;
    }
}
