-- A correction is a new line: the record itself is never changed.
CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only');
END;
