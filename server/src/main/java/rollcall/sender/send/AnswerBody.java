package rollcall.sender.send;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads at most the first {@value #MOST} bytes of an answer's body, then cancels the rest. */
final class AnswerBody implements HttpResponse.BodyHandler<byte[]>, HttpResponse.BodySubscriber<byte[]> {
    static final int MOST = 64 << 10;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;
    private volatile boolean begun;

    /** Whether the status and the headers of the answer have arrived. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public HttpResponse.BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo head) {
        begun = true;
        return this;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::take);
        Flow.Subscription from = Objects.requireNonNull(subscription);
        if (read.size() < MOST) {
            from.request(1);
            return;
        }
        from.cancel();
        body.complete(read.toByteArray());
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(read.toByteArray());
    }

    private void take(ByteBuffer buffer) {
        byte[] bytes = new byte[Math.min(buffer.remaining(), MOST - read.size())];
        buffer.get(bytes);
        read.write(bytes, 0, bytes.length);
    }
}
