package hiwar.node.store;

import hiwar.talks.record.Recorded;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A process that stores without end and says what is stored: to be killed. */
final class StoreProcess {
    /** Commands on their way to the disk at once. */
    private static final int PENDING = 32;

    private StoreProcess() {}

    /** Arguments: the database as the setting names it, the data folder. Prints the number of lines stored so far. */
    @SuppressWarnings("SystemOut") // its parent reads it
    public static void main(String[] arguments) throws Exception {
        TalkOnPaper talk = new TalkOnPaper("talk");
        Semaphore room = new Semaphore(PENDING);
        long[] stored = {0};
        try (Store store = Store.open(DatabaseAddress.of(arguments[0], Path.of(arguments[1])));
                GroupCommit commit = store.groupCommit()) {
            List<List<Recorded>> begun = talk.begun();
            for (int i = 0; ; i++) {
                List<Recorded> lines = i < begun.size() ? begun.get(i) : talk.notedAgain();
                room.acquire();
                commit.submit(talk.id(), 0, lines, answer -> {
                    stored[0] += lines.size();
                    System.out.println(stored[0]);
                    System.out.flush();
                    room.release();
                });
            }
        }
    }
}
