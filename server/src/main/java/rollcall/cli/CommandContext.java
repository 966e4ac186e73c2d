package rollcall.cli;

import java.time.Clock;
import java.util.Map;
import rollcall.SenderWiring;
import rollcall.access.keys.ApiKeys;
import rollcall.access.people.Accounts;
import rollcall.pages.settings.ProductSettingChanges;
import rollcall.product.Products;
import rollcall.product.TestMode;
import rollcall.product.fields.KeptFields;
import rollcall.product.mapped.Mappings;
import rollcall.product.quotas.ProductQuotas;
import rollcall.report.Product;
import rollcall.sender.audit.AuditLog;
import rollcall.store.database.Database;
import rollcall.store.people.AccountDao;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.products.MappingDao;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.store.products.StoppedFieldDao;
import rollcall.store.products.TestPeriodDao;
import rollcall.store.quotas.QuotaDao;

/** The objects that commands use, over one open database. */
final class CommandContext implements AutoCloseable {
    /** The name that records contain in the place of a person if a command made the change. */
    static final String BY = "command line";

    private final Database database;
    private final Products products;
    private final ApiKeys keys;
    private final Accounts accounts;
    private final AuditLog auditLog;

    CommandContext(Database database, Map<String, String> environment) {
        Clock clock = Clock.systemUTC();
        this.database = database;
        products = new Products(database.dao(ProductDao.class), database.dao(PermittedFieldDao.class), clock);
        keys = new ApiKeys(database.dao(ApiKeyDao.class), products, clock);
        accounts = new Accounts(database.dao(AccountDao.class), clock);
        auditLog = SenderWiring.auditLog(database, environment, clock);
    }

    Products products() {
        return products;
    }

    ProductSettingChanges settings() {
        return new ProductSettingChanges(products, quotas(), auditLog);
    }

    ProductQuotas quotas() {
        return new ProductQuotas(dao(QuotaDao.class), Clock.systemUTC());
    }

    KeptFields keptFields() {
        return new KeptFields(dao(StoppedFieldDao.class), products, Clock.systemUTC());
    }

    Mappings mappings() {
        return new Mappings(dao(MappingDao.class), products, Clock.systemUTC());
    }

    void beginTestMode(Product product) {
        new TestMode(dao(TestPeriodDao.class), Clock.systemUTC()).begin(product);
    }

    ApiKeys keys() {
        return keys;
    }

    Accounts accounts() {
        return accounts;
    }

    /** Records an action of a command in the audit log, see {@link AuditLog#action}. */
    void log(String action, Map<String, ?> details) {
        auditLog.action(action, BY, details);
    }

    <T> T dao(Class<T> type) {
        return database.dao(type);
    }

    /** @throws Problem if there is no such product */
    Product product(String slug) {
        return products.bySlug(slug)
                .orElseThrow(() -> new Problem("there is no product " + slug + "; product list names them"));
    }

    @Override
    public void close() {
        database.close();
    }

    /** Thrown when a command cannot do its work; the message is one line for the person who typed it. */
    static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Problem(String message) {
            super(message);
        }
    }
}
