package org.contentgateway.media;

import org.jspecify.annotations.Nullable;

/**
 * The image size that a client requests. Without width and height, the largest file is selected.
 *
 * @param width in CSS pixels; null for any
 * @param height in CSS pixels; null for any
 * @param scale device pixel ratio, 1 to 10; width and height are multiplied by it
 * @param format null for any format
 */
public record SizeRequest(
        @Nullable Integer width,
        @Nullable Integer height,
        int scale,
        @Nullable ImageType format,
        RoundingRule rounding) {

    private static final int MAX_SCALE = 10;

    /**
     * @throws IllegalArgumentException if a side is less than 1, if scale is not in 1 to 10, or if a side times scale
     *     exceeds {@link Integer#MAX_VALUE}
     */
    public SizeRequest {
        if (scale < 1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "scale " + scale + " is invalid. Expected: the device pixel ratio, from 1 to " + MAX_SCALE + ".");
        }
        requireSide("width", width, scale);
        requireSide("height", height, scale);
    }

    /**
     * Requests the smallest file of any format that is at least {@code width} pixels wide; the largest file if null.
     */
    public static SizeRequest ofWidth(@Nullable Integer width) {
        return new SizeRequest(width, null, 1, null, RoundingRule.UP);
    }

    /** Returns whether the file is a candidate for this request. */
    boolean accepts(Variant file) {
        return file.hasFormat(format) && (rounding != RoundingRule.EXACT || matchesNominalBox(file));
    }

    /**
     * Returns whether {@code next} is preferred to {@code best}, given files in ascending order with unknown sizes
     * last.
     */
    boolean prefers(Variant next, Variant best) {
        if (next.width() == null) {
            return false;
        }
        if (width == null && height == null) {
            return true;
        }
        return switch (rounding) {
            case UP -> !covers(best);
            case NEAREST -> distance(next) <= distance(best);
            case DOWN -> fits(next);
            case EXACT -> false;
        };
    }

    private boolean matchesNominalBox(Variant file) {
        return equal(file.nominalWidth(), width) && equal(file.nominalWidth(), height);
    }

    private boolean covers(Variant file) {
        return atLeast(file.width(), width) && atLeast(file.height(), height);
    }

    private boolean fits(Variant file) {
        return atMost(file.width(), width) && atMost(file.height(), height);
    }

    private long distance(Variant file) {
        return distance(file.width(), width) + distance(file.height(), height);
    }

    private boolean equal(@Nullable Integer side, @Nullable Integer requested) {
        return requested == null || (side != null && side == requested * scale);
    }

    private boolean atLeast(@Nullable Integer side, @Nullable Integer requested) {
        return requested == null || (side != null && side >= requested * scale);
    }

    private boolean atMost(@Nullable Integer side, @Nullable Integer requested) {
        return requested == null || (side != null && side <= requested * scale);
    }

    private long distance(@Nullable Integer side, @Nullable Integer requested) {
        if (requested == null) {
            return 0;
        }
        return side == null ? Integer.MAX_VALUE : Math.abs(side - requested * scale);
    }

    private static void requireSide(String name, @Nullable Integer side, int scale) {
        if (side == null) {
            return;
        }
        if (side < 1) {
            throw new IllegalArgumentException(
                    name + " " + side + " is invalid. Expected: at least 1. Omit it for any " + name + ".");
        }
        if (side > Integer.MAX_VALUE / scale) {
            throw new IllegalArgumentException(name + " " + side + " times scale " + scale + " exceeds the limit of "
                    + Integer.MAX_VALUE + ". Request a smaller " + name + ".");
        }
    }
}
