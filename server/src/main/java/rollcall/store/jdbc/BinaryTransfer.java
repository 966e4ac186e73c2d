package rollcall.store.jdbc;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizer;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizerFactory;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizingAnnotation;
import org.postgresql.PGStatement;

/**
 * Bitmaps in the answer of a query arrive as they are, and not in hexadecimal digits, which are twice as long. The driver can do so only with
 * statements that have a name in the session. So nothing changes where the URL of the database does not permit these, for example behind a
 * pooler.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@SqlStatementCustomizingAnnotation(BinaryTransfer.OfMethod.class)
public @interface BinaryTransfer {
    /** Asks the driver for it before the query is sent. */
    final class OfMethod implements SqlStatementCustomizerFactory {
        /** The driver's number for: in binary form from the first time on. */
        private static final int ALWAYS = -1;

        @Override
        public SqlStatementCustomizer createForMethod(Annotation annotation, Class<?> type, Method method) {
            return statement -> statement.addCustomizer(new StatementCustomizer() {
                @Override
                public void beforeExecution(PreparedStatement prepared, StatementContext context) throws SQLException {
                    PGStatement driver = prepared.unwrap(PGStatement.class);
                    if (driver.getPrepareThreshold() > 0) {
                        driver.setPrepareThreshold(ALWAYS);
                    }
                }
            });
        }
    }
}
