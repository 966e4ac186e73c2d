package rollcall.product;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.store.products.SavedQuestionDao;

/** The questions that the maintainers of a product saved under a name. All of them see and delete all. */
public final class SavedQuestions {
    /** The most characters of a name. */
    public static final int LONGEST = 80;

    /** The most saved questions of a product. */
    public static final int MOST = 200;

    /** The most characters of a query. A longer address does not fit into a request. */
    private static final int LONGEST_QUERY = 4_000;

    private final SavedQuestionDao questions;
    private final Clock clock;

    public SavedQuestions(SavedQuestionDao questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * A saved question.
     *
     * @param query of the page's address, without the question mark
     * @param by the address of the account that saved it
     */
    public record Saved(String name, String query, String by, Instant at) {}

    /** All of a product, by name. */
    public List<Saved> all(Product product) {
        return questions.all(product.id()).stream()
                .map(row -> new Saved(row.name(), row.query(), row.createdBy(), row.createdAt()))
                .toList();
    }

    /**
     * Saves a question.
     *
     * @param name 1 to 80 characters on one line that no other has
     * @param query as the page has read it
     * @param by the address of the account that saves it
     * @return the name as it was saved
     * @throws InvalidInput if the name is invalid or taken, or if the product has {@value #MOST} already
     */
    public String save(Product product, String name, String query, String by) {
        String written = name.strip();
        if (written.isEmpty() || written.length() > LONGEST || written.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "Write 1 to " + LONGEST + " characters on one line.");
        }
        if (query.length() > LONGEST_QUERY) {
            throw new InvalidInput("name", "The question is too long to be saved. Take off some filters first.");
        }
        if (questions.count(product.id()) >= MOST) {
            throw new InvalidInput("name", "There are " + MOST + " saved questions already. Delete some first.");
        }
        if (questions.add(product.id(), written, query, by, clock.instant()) == 0) {
            throw new InvalidInput(
                    "name", "There is a saved question of this name already. Choose another name, or delete that one.");
        }
        return written;
    }

    /** Deletes a saved question; false if the product has none of this name. */
    public boolean remove(Product product, String name) {
        return questions.remove(product.id(), name) > 0;
    }
}
