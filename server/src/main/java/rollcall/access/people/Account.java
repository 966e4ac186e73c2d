package rollcall.access.people;

/**
 * A person who may log in.
 *
 * @param id its number in all tables
 * @param email in lower case
 * @param role what the person may do
 */
public record Account(int id, String email, Role role) {
    public boolean superuser() {
        return role == Role.SUPERUSER;
    }
}
