package hiwar.node.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** The tables, made and changed step by step: what is in {@code hiwar/node/store}, by Flyway. */
final class Migrations {
    private static final String PLACE = "classpath:hiwar/node/store/";

    private final Flyway flyway;
    private final DatabaseAddress address;

    Migrations(Drivers drivers, DatabaseAddress address) {
        this.address = address;
        flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(drivers.migrating())
                .locations(PLACE + "tables", PLACE + drivers.migrations())
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .load();
    }

    /**
     * Does the steps that are missing; true when all were.
     *
     * @throws StoreUnusable when the database is of a newer version
     */
    boolean bringUpToDate() throws StoreUnusable {
        MigrationInfoService steps = flyway.info();
        refuseNewer(steps);
        boolean made = steps.applied().length == 0;
        flyway.migrate();
        return made;
    }

    /**
     * Looks whether all steps were done.
     *
     * @throws StoreUnusable when they were not, or when the database is of a newer version
     */
    void checkUpToDate() throws StoreUnusable {
        MigrationInfoService steps = flyway.info();
        refuseNewer(steps);
        if (steps.pending().length > 0) {
            throw new StoreUnusable(
                    address + " is of an older version; start the server once, it brings it up to date", null);
        }
    }

    private void refuseNewer(MigrationInfoService steps) throws StoreUnusable {
        boolean newer = Arrays.stream(steps.all()).map(MigrationInfo::getState).anyMatch(state -> switch (state) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> true;
            default -> false;
        });
        if (newer) {
            throw new StoreUnusable(
                    address + " was written by a newer version of this program; start that version, or restore a"
                            + " backup into an empty database",
                    null);
        }
    }
}
