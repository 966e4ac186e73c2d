/**
 * Tables over the nodes of a Citus cluster: whether the database is one, and distributing what belongs to single instances over its nodes.
 *
 * <p>All other rooms of the store run the same SQL on one server and on a cluster.
 */
@NullMarked
package rollcall.store.cluster;

import org.jspecify.annotations.NullMarked;
