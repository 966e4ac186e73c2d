package rollcall.store.compression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a dictionary of what the documents of a product have in common. Nothing that only few of them have gets into it. */
public final class DictionaryTraining {
    private final ValueFrequencies frequencies = new ValueFrequencies();
    private final List<byte[]> documents = new ArrayList<>();

    /**
     * Adds what one instance reported.
     *
     * @param document a JSON object in UTF-8; ignored if it is none
     */
    public void add(byte[] document) {
        JsonMembers.of(new String(document, StandardCharsets.UTF_8)).ifPresent(members -> {
            frequencies.add(members);
            documents.add(document);
        });
    }

    /** How many documents were added. */
    public int documents() {
        return documents.size();
    }

    /** The dictionary, for {@link Dictionary#of}; empty if it would not make the documents smaller. */
    public Optional<byte[]> dictionary() {
        byte[] dictionary = Zstandard.compress(new ValueCodes(frequencies.fields()).bytes());
        return size(Dictionary.of(1, dictionary)) < size(Dictionary.NONE) ? Optional.of(dictionary) : Optional.empty();
    }

    /** How many bytes the documents have, each compressed by that dictionary. */
    public long size(Dictionary dictionary) {
        return documents.stream()
                .mapToLong(document -> dictionary.compress(document).length)
                .sum();
    }
}
