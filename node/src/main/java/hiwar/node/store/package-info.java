/**
 * What must outlive the process: the record of every talk, invitations, sessions, keys and papers, in SQLite or
 * PostgreSQL.
 */
@NullMarked
package hiwar.node.store;

import org.jspecify.annotations.NullMarked;
