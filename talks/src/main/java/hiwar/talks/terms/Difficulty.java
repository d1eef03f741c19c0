package hiwar.talks.terms;

/** Why an interpreter cannot interpret. */
public enum Difficulty {
    /** The sound is too poor, or gone. */
    SOUND,
    /** The speaker is too fast. */
    SPEED,
    /** Several speak at once. */
    OVERLAP,
    /** The speaker uses a language that this booth does not have. */
    LANGUAGE,
    /** The interpreter's own equipment fails. */
    EQUIPMENT
}
