package rollcall.fuzz;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import rollcall.decoder.mapped.MappedDecoder;
import rollcall.decoder.mapped.MappedKey;
import rollcall.decoder.mapped.MappedReports;
import rollcall.mapping.Mapping;
import rollcall.mapping.MappingReader;
import rollcall.product.mapped.MappingExample;
import rollcall.report.Report;

/** Bytes as a body of a sender that a mapping reads; all mappings that come with Rollcall, as JSON and as a form. */
public final class MappedFuzz {
    private static final List<Mapping> MAPPINGS = Arrays.stream(MappingExample.values())
            .map(example -> MappingReader.read(example.mapping()))
            .toList();

    private static final Decoding DECODING = Decoding.ofSeveral(MappedFuzz::decode, "none");

    private MappedFuzz() {}

    /** The first byte chooses the mapping; what Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }

    private static List<Report> decode(byte[] input) {
        if (input.length == 0) {
            return List.of();
        }
        Mapping mapping = MAPPINGS.get(Math.floorMod(input[0], MAPPINGS.size()));
        boolean form = (input[0] & 64) != 0;
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        MappedKey.find(mapping, new ByteArrayInputStream(body), form);
        MappedReports reports = new MappedDecoder(
                        mapping, "version", text -> UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)))
                .decode(new ByteArrayInputStream(body), form);
        List<Report> all = new ArrayList<>(reports.heartbeats());
        all.addAll(reports.batches());
        return all;
    }
}
