package hiwar.talks.terms;

/** A date of the Gregorian calendar, without time or zone: the day on which a treaty was signed. */
public record Day(int year, int month, int day) {
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** True when there was or will be such a day, in the years 1 to 9999. */
    public boolean exists() {
        if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= MONTH_DAYS[month - 1] || (month == 2 && leap && day == 29);
    }

    /**
     * The anniversary that falls into a year: 20 for a treaty of 2001 and a talk in 2021; 0 or less when there is none.
     */
    public int anniversaryIn(int otherYear) {
        return otherYear - year;
    }
}
