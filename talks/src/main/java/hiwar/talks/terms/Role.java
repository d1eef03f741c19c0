package hiwar.talks.terms;

/** What somebody is at a talk. A seat has one role for as long as it is accredited. */
public enum Role {
    /** Leads the sittings. */
    CHAIR,
    /** Leads the sittings and may be asked into a caucus. */
    MEDIATOR,
    /** Speaks for a delegation and binds it. */
    HEAD,
    /** Speaks for a delegation. */
    DELEGATE,
    /** Speaks when the head passes the floor. */
    ADVISER,
    /** Works in a booth, for the table or for one delegation. */
    INTERPRETER,
    /** Listens whether the other interpreters render faithfully. */
    CHECK_INTERPRETER,
    /** Prepares the talk, admits people and keeps the papers. */
    SECRETARY,
    /** Looks after sound and picture. */
    TECHNICIAN,
    /** Follows what is open to the press. */
    OBSERVER,
    /** Sees what is open to the press, and no log. */
    PRESS;

    /** Leads sittings when in the room. */
    public boolean presides() {
        return this == CHAIR || this == MEDIATOR;
    }

    /** Asks for the floor in its own right. */
    public boolean represents() {
        return this == HEAD || this == DELEGATE;
    }

    /** Sits with a delegation, always. */
    public boolean needsDelegation() {
        return represents() || this == ADVISER;
    }

    /** Sits with a delegation or at the table. */
    public boolean mayHaveDelegation() {
        return needsDelegation() || interprets();
    }

    /** Hears everything in order to render it or to check the rendition. */
    public boolean interprets() {
        return this == INTERPRETER || this == CHECK_INTERPRETER;
    }

    /** Enters the room without being admitted: these are the people who admit the others. */
    public boolean entersFreely() {
        return presides() || this == HEAD || this == SECRETARY;
    }
}
