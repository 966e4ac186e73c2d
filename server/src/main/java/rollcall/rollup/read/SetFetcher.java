package rollcall.rollup.read;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.rollup.read.SetReader.Key;
import rollcall.store.rollups.SetDao;
import rollcall.store.rollups.SetDao.StoredSet;

/**
 * Fetches stored sets. Many are fetched over several connections at once: the disk, the database and this process then work side by side, and not
 * one after another. All requests share {@value #THREADS} threads.
 */
final class SetFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(SetFetcher.class);

    /** A query for fewer sets is not worth being divided. */
    private static final int SETS_OF_A_PORTION = 50;

    private static final int THREADS = 3;

    /** Sets that were fetched and wait for their reader; each has 128 KiB at most, for a million instances. */
    private static final int WAITING = 16;

    private static final long PATIENCE_MILLIS = 50;

    private static final Executor SHARED = threads();

    private final SetDao sets;

    SetFetcher(SetDao sets) {
        this.sets = sets;
    }

    private static Executor threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "set-fetcher");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Hands over the sets that are stored, in no order, one at a time and in this thread.
     *
     * @param latest see {@link WindowPiece#latest}; all keys are alike in this
     */
    void each(int productId, Collection<Key> keys, boolean latest, Consumer<StoredSet> consumer) {
        if (keys.size() < 2 * SETS_OF_A_PORTION) {
            query(productId, keys, latest, consumer);
            return;
        }
        List<Key> all = List.copyOf(keys);
        Portions portions = new Portions();
        try {
            for (int i = 0; i < all.size(); i += SETS_OF_A_PORTION) {
                List<Key> some = all.subList(i, Math.min(all.size(), i + SETS_OF_A_PORTION));
                portions.add(stored -> query(productId, some, latest, stored));
            }
            portions.handOver(consumer);
        } finally {
            portions.stopped = true;
        }
    }

    private void query(int productId, Collection<Key> keys, boolean latest, Consumer<StoredSet> consumer) {
        var days = keys.stream().map(key -> key.piece().end()).toList();
        var fields = keys.stream().map(Key::field).toList();
        var values = keys.stream().map(Key::value).toList();
        if (latest) {
            sets.eachLatest(productId, days, fields, values, consumer);
        } else {
            sets.eachOnDays(productId, days, fields, values, consumer);
        }
    }

    /** What comes from a portion: a set, how it failed, or its end. */
    private record Fetched(
            @Nullable StoredSet set, @Nullable Throwable failure) {
        private static final Fetched END = new Fetched(null, null);
    }

    /** The portions of one call. */
    private static final class Portions {
        private final BlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(WAITING);
        private int running;
        private volatile boolean stopped;

        void add(Consumer<Consumer<StoredSet>> portion) {
            running++;
            SHARED.execute(() -> run(portion));
        }

        private void run(Consumer<Consumer<StoredSet>> portion) {
            try {
                if (!stopped) {
                    portion.accept(set -> put(new Fetched(set, null)));
                }
                put(Fetched.END);
            } catch (CancellationException e) {
                LOG.debug("sets are not fetched any more: nobody waits for them");
            } catch (RuntimeException | Error e) {
                offer(new Fetched(null, e));
            }
        }

        private void put(Fetched next) {
            if (!offer(next)) {
                throw new CancellationException();
            }
        }

        /** False if nobody waits for it any more. */
        private boolean offer(Fetched next) {
            try {
                while (!stopped) {
                    if (fetched.offer(next, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        /** Hands over the sets of all portions; throws what one of them threw. */
        void handOver(Consumer<StoredSet> consumer) {
            while (running > 0) {
                Fetched next = take();
                if (next.failure instanceof Error error) {
                    throw error;
                } else if (next.failure instanceof RuntimeException exception) {
                    throw exception;
                } else if (next.set == null) {
                    running--;
                } else {
                    consumer.accept(next.set);
                }
            }
        }

        private Fetched take() {
            try {
                return fetched.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while sets are fetched", e);
            }
        }
    }
}
