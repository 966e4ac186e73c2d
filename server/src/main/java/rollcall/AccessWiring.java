package rollcall;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import rollcall.access.FormTokens;
import rollcall.access.SiteKey;
import rollcall.access.keys.ApiKeys;
import rollcall.access.keys.KeyUse;
import rollcall.access.peers.TrustedProxies;
import rollcall.access.people.Accounts;
import rollcall.access.people.KnownBrowsers;
import rollcall.access.people.LoginThrottle;
import rollcall.access.people.PasswordLogin;
import rollcall.access.people.Sessions;
import rollcall.access.people.SetupLink;
import rollcall.access.people.ThrottleResets;
import rollcall.http.request.SiteServices;
import rollcall.product.Products;
import rollcall.product.TestMode;
import rollcall.product.fields.FieldReads;
import rollcall.product.mapped.Mappings;
import rollcall.product.quotas.ProductQuotas;
import rollcall.rollup.clearing.TestInstances;
import rollcall.store.counts.KeyUseDao;
import rollcall.store.database.Database;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.people.AccountDao;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.people.LoginFailureDao;
import rollcall.store.people.SessionDao;
import rollcall.store.people.SetupLinkDao;
import rollcall.store.products.FieldReadDao;
import rollcall.store.products.MappingDao;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.store.products.TestPeriodDao;
import rollcall.store.quotas.QuotaDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.servers.SiteSecretDao;

/** Builds products, API keys, accounts and the log-in. */
final class AccessWiring {
    private AccessWiring() {}

    /** Products, and who may report to them or log in. */
    record Access(
            Products products,
            ApiKeys keys,
            KeyUse keyUse,
            FieldReads fieldReads,
            Accounts accounts,
            SetupLink setupLink,
            TestMode testMode,
            TestInstances testInstances,
            Mappings mappings,
            ProductQuotas quotas) {}

    static Access open(Database database, Clock clock, Wiring.Opened opened) {
        Jdbi jdbi = database.jdbi();
        AccountDao accounts = jdbi.onDemand(AccountDao.class);
        Products products =
                new Products(jdbi.onDemand(ProductDao.class), jdbi.onDemand(PermittedFieldDao.class), clock);
        ApiKeys keys = new ApiKeys(jdbi.onDemand(ApiKeyDao.class), products, clock);
        KeyUse keyUse = opened.add(new KeyUse(jdbi.onDemand(KeyUseDao.class), clock));
        SetupLink setupLink = new SetupLink(jdbi.onDemand(SetupLinkDao.class), accounts, clock);
        TestPeriodDao testPeriods = jdbi.onDemand(TestPeriodDao.class);
        TestInstances testInstances = new TestInstances(
                testPeriods,
                new RollupTransaction(jdbi),
                new InstanceDeletion(database.dataSource()),
                Wiring.vocabularies(jdbi, products));
        TestMode testMode = new TestMode(testPeriods, clock);
        FieldReads fieldReads = new FieldReads(jdbi.onDemand(FieldReadDao.class));
        Mappings mappings = new Mappings(jdbi.onDemand(MappingDao.class), products, clock);
        return new Access(
                products,
                keys,
                keyUse,
                fieldReads,
                new Accounts(accounts, clock),
                setupLink,
                testMode,
                testInstances,
                mappings,
                new ProductQuotas(jdbi.onDemand(QuotaDao.class), clock));
    }

    /** Makes the key that signs cookies if the database has none yet. */
    static SiteServices.Entry entry(Jdbi jdbi, Access access, TrustedProxies proxies, Clock clock) {
        SiteKey key = SiteKey.of(jdbi.onDemand(SiteSecretDao.class));
        ThrottleResets throttleResets = new ThrottleResets(jdbi.onDemand(AccountDao.class));
        LoginThrottle throttle = new LoginThrottle(jdbi.onDemand(LoginFailureDao.class), throttleResets, clock);
        return new SiteServices.Entry(
                access.accounts(),
                new Sessions(jdbi.onDemand(SessionDao.class), clock),
                new PasswordLogin(access.accounts(), throttle, new KnownBrowsers(key, clock), clock),
                access.setupLink(),
                access.products(),
                access.fieldReads(),
                new FormTokens(key),
                proxies);
    }
}
