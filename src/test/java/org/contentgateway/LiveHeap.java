package org.contentgateway;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/** Measures the live heap that objects take. */
public final class LiveHeap {

    private LiveHeap() {}

    /**
     * Returns the bytes that an object takes, with all that it refers to. Measures until two measurements agree: other
     * threads of the process allocate and free memory too.
     */
    public static long of(Supplier<?> factory) {
        var last = measure(factory);
        for (var round = 0; round < 30; round++) {
            var bytes = measure(factory);
            if (bytes > 0 && Math.abs(bytes - last) < bytes / 20) {
                return bytes;
            }
            last = bytes;
        }
        throw new AssertionError("The live heap does not become stable");
    }

    private static long measure(Supplier<?> factory) {
        var before = used();
        var object = factory.get();
        var bytes = used() - before;
        Reference.reachabilityFence(object);
        return bytes;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
