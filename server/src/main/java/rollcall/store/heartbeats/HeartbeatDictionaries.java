package rollcall.store.heartbeats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import rollcall.store.compression.CurrentDictionaries;
import rollcall.store.compression.Dictionary;
import rollcall.store.compression.DictionaryDao;
import rollcall.store.compression.DictionaryTraining;

/** Makes the dictionaries by which the heartbeats of each product are compressed, better ones when its heartbeats change, and deletes old ones. */
public final class HeartbeatDictionaries {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** So many days are looked at: three of them are usually today and the two ahead. */
    private static final int LATEST = 5;

    /** From so many heartbeats on a product gets a dictionary. */
    private static final int FEWEST = 20;

    /** More teach nothing. */
    private static final int ENOUGH = 10_000;

    /** Where heartbeats are as large as they can be, so many bytes of them have to do. */
    private static final int MOST_BYTES = 8 << 20;

    /** A new dictionary has to make rows smaller than so many hundredths: otherwise each day would bring another one. */
    private static final int WORTH = 95;

    private static final int HUNDRED = 100;

    private final Jdbi jdbi;
    private final DictionaryDao dictionaries;
    private final HeartbeatRewriting rewriting;

    /** By product without a dictionary, how many heartbeats the last attempt saw. */
    private final Map<Integer, Integer> tried = new HashMap<>();

    public HeartbeatDictionaries(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.dictionaries = jdbi.onDemand(DictionaryDao.class);
        this.rewriting = new HeartbeatRewriting(jdbi);
    }

    /**
     * Makes what is missing and looks after the others. One server at a time does this.
     *
     * @return how many dictionaries were made
     */
    public int run() {
        int made = 0;
        for (DictionaryDao.OfProduct product : dictionaries.products()) {
            if (product.due() && !Thread.currentThread().isInterrupted()) {
                made += locked(product.productId(), () -> lookAfter(product)) ? 1 : 0;
            }
        }
        for (DictionaryDao.Cleared cleared : dictionaries.cleared((int) CurrentDictionaries.IN_USE_FOR.toSeconds())) {
            if (rewriting.without(cleared.productId(), cleared.dictionaryId())) {
                dictionaries.delete(cleared.dictionaryId());
            }
        }
        days().stream().findFirst().ifPresent(dictionaries::deleteReplacedBefore);
        return made;
    }

    /**
     * Makes a dictionary of what is kept of a product on a UTC day, if it has none.
     *
     * @return the product's dictionary; {@link Dictionary#NONE} if that is too little for one
     */
    Dictionary ofDay(int productId, LocalDate day) {
        return locked(productId, () -> {
            Dictionary known = dictionaries.current(productId);
            return known.id() == Dictionary.NO_DICTIONARY
                    ? make(productId, training(productId, List.of(day), kept -> kept))
                    : known;
        });
    }

    /**
     * Makes a dictionary without a field. All others of the product are cleared: each row that is compressed by one of them is compressed anew in
     * some minutes, and then they are deleted.
     *
     * @return the new one; {@link Dictionary#NONE} if too little is kept
     */
    Dictionary makeWithout(int productId, String field) {
        return locked(productId, () -> {
            clearOthers(productId, Dictionary.NONE);
            return make(productId, training(productId, latest(), kept -> KeptValueRemoval.without(kept, field)));
        });
    }

    /** Clears all dictionaries of a product but one. */
    void clearOthers(int productId, Dictionary but) {
        locked(productId, () -> {
            dictionaries.clear(productId, but.id());
            return but;
        });
    }

    private <T> T locked(int productId, Supplier<T> work) {
        return jdbi.inTransaction(handle -> {
            handle.attach(DictionaryDao.class).lock(productId);
            return work.get();
        });
    }

    private boolean lookAfter(DictionaryDao.OfProduct product) {
        DictionaryTraining training = training(product.productId(), latest(), kept -> kept);
        Integer before = product.dictionaryId();
        if (before == null) {
            return isWorthATry(product.productId(), training.documents())
                    && make(product.productId(), training).id() != Dictionary.NO_DICTIONARY;
        }
        dictionaries.checked(before);
        Dictionary old = dictionaries.current(product.productId());
        return training.dictionary()
                .filter(made -> isBetter(training, made, old))
                .map(made -> dictionaries.replace(product.productId(), made))
                .isPresent();
    }

    private boolean isWorthATry(int productId, int documents) {
        if (documents < FEWEST || documents < 2 * tried.getOrDefault(productId, 0)) {
            return false;
        }
        tried.put(productId, documents);
        return true;
    }

    private Dictionary make(int productId, DictionaryTraining training) {
        return training.dictionary()
                .map(made -> Dictionary.of(dictionaries.replace(productId, made), made))
                .orElse(Dictionary.NONE);
    }

    private static boolean isBetter(DictionaryTraining training, byte[] made, Dictionary old) {
        return training.size(Dictionary.of(1, made)) * HUNDRED < training.size(old) * WORTH;
    }

    /** What the instances of a product reported on some days, one document of each. */
    private DictionaryTraining training(int productId, List<LocalDate> days, UnaryOperator<byte[]> change) {
        return jdbi.inTransaction(handle -> {
            DictionaryTraining training = new DictionaryTraining();
            Set<UUID> instances = new HashSet<>();
            try (Stream<HeartbeatRowDao.Row> rows =
                    handle.attach(HeartbeatRowDao.class).some(productId, days, ENOUGH)) {
                Iterator<HeartbeatRowDao.Row> each = rows.iterator();
                int bytes = 0;
                while (bytes < MOST_BYTES && each.hasNext()) {
                    HeartbeatRowDao.Row row = each.next();
                    bytes += row.kept().length;
                    if (instances.add(row.instanceId())) {
                        training.add(change.apply(row.kept()));
                    }
                }
            }
            return training;
        });
    }

    private List<LocalDate> latest() {
        List<LocalDate> all = new ArrayList<>(days());
        return all.subList(Math.max(0, all.size() - LATEST), all.size());
    }

    /** The days that have a partition in either form, oldest first. */
    private Set<LocalDate> days() {
        return jdbi.withExtension(HeartbeatRowDao.class, catalog -> {
            Set<LocalDate> days = new TreeSet<>(catalog.days("heartbeat", LocalDate.EPOCH, LAST));
            days.addAll(catalog.days("heartbeat_plain", LocalDate.EPOCH, LAST));
            return days;
        });
    }
}
