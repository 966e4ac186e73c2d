package rollcall.access.people;

import java.util.Locale;
import rollcall.report.InvalidInput;

/** What an account may do. */
public enum Role {
    /** Everything: keys, accounts, products, contact addresses. */
    SUPERUSER,
    /** Looks at every product's pages. */
    MAINTAINER;

    /** As the database, the command line and pages write it: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that code.
     *
     * @throws InvalidInput if there is none
     */
    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new InvalidInput("role", "A role is superuser or maintainer.");
    }
}
