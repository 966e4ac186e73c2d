package rollcall.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollcall.product.ProductChanges;
import rollcall.product.ProductFile;
import rollcall.product.ProductFileReader;
import rollcall.product.Products;
import rollcall.product.fields.KeptFields;
import rollcall.product.mapped.Mappings;
import rollcall.report.Product;
import rollcall.store.products.MappingDao;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.store.products.StoppedFieldDao;

/** Adds products from product files as the command line does, and posts bodies as senders do that know nothing of Rollcall. */
public final class MappedSite {
    private static final Path BODIES = Path.of("src", "test", "resources", "mapped");

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestProducts database;
    private final Function<String, URI> address;

    /** @param address the address of a path of the server */
    public MappedSite(TestProducts database, Function<String, URI> address) {
        this.database = database;
        this.address = address;
    }

    /** A body of the folder {@code mapped}. */
    public static String body(String name) throws IOException {
        return Files.readString(BODIES.resolve(name));
    }

    /** Adds the product of a file, with its fields, settings and mapping. */
    public Product product(String text) {
        ProductFile file = ProductFileReader.read(text);
        Clock clock = Clock.systemUTC();
        Products products = new Products(database.dao(ProductDao.class), database.dao(PermittedFieldDao.class), clock);
        Product added = products.bySlug(file.slug()).orElseGet(() -> products.add(file.slug(), "", file.preset()));
        ProductChanges changes = ProductChanges.between(added, List.of(), null, file);
        new KeptFields(database.dao(StoppedFieldDao.class), products, clock).apply(added, changes, "test");
        changes.on().forEach(setting -> products.set(added, setting, true));
        new Mappings(database.dao(MappingDao.class), products, clock)
                .put(added, Optional.ofNullable(file.mapping()), "test");
        return products.bySlug(file.slug()).orElseThrow();
    }

    /** Posts JSON to a path below the product's endpoint. */
    public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    /** Posts bytes; headers are names and values in turn. */
    public HttpResponse<String> post(String path, byte[] body, String type, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.apply("/ingest/mapped/" + path)).POST(BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
