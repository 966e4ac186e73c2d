package rollcall.access.people;

import java.util.Locale;
import rollcall.report.InvalidInput;

/** What an account may do. */
public enum Role {
    /** Everything: keys, accounts, products, contact addresses. */
    SUPERUSER,
    /** Reads the pages of all products. */
    MAINTAINER;

    /** The name in the database, on the command line and on pages: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role with this code.
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
