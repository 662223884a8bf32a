package org.contentgateway.media;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An image as the set of files that the CMS has generated from it.
 *
 * @param files all files including the original, sorted by width, then height; unknown sizes last. A resized file
 *     precedes an original of the same size, which tends to have more bytes.
 * @param original the uploaded file; null if unknown
 */
public record Picture(List<Variant> files, @Nullable Variant original) {

    private static final Comparator<Variant> BY_SIZE = comparing(Variant::width, nullsLast(naturalOrder()))
            .thenComparing(Variant::height, nullsLast(naturalOrder()));

    /** Sorts the files and adds the original if it is missing. */
    public Picture {
        var sorted = new ArrayList<Variant>(files);
        if (original != null && !sorted.contains(original)) {
            sorted.add(original);
        }
        sorted.sort(BY_SIZE);
        files = Collections.unmodifiableList(sorted);
    }

    /**
     * Returns the file that best satisfies the request; null if none has the requested format or, with {@link
     * RoundingRule#EXACT}, the requested nominal box. A file of unknown size is returned only if there is no other.
     */
    public @Nullable Variant choose(SizeRequest request) {
        Variant best = null;
        for (var file : files) {
            if (request.accepts(file) && (best == null || (!file.isDuplicateOf(best) && request.prefers(file, best)))) {
                best = file;
            }
        }
        return best;
    }

    /**
     * Returns the files of a format without duplicate sizes, sorted by size; unknown sizes last.
     *
     * @param format null for all formats
     */
    public List<Variant> variants(@Nullable ImageType format) {
        var variants = new ArrayList<Variant>(files.size());
        for (var file : files) {
            if (file.hasFormat(format) && variants.stream().noneMatch(file::isDuplicateOf)) {
                variants.add(file);
            }
        }
        return variants;
    }

    /**
     * Returns the value of an HTML {@code srcset} attribute with width descriptors, each width once; null if no file
     * qualifies.
     *
     * @param format null for all formats
     * @param maxWidth width of the widest file to list, in pixels; null for no limit
     * @throws IllegalArgumentException if maxWidth is less than 1, or if the media URL rejects a path
     */
    public @Nullable String srcSet(@Nullable ImageType format, @Nullable Integer maxWidth, MediaUrl mediaUrl) {
        if (maxWidth != null && maxWidth < 1) {
            throw new IllegalArgumentException(
                    "maxWidth " + maxWidth + " is invalid. Expected: at least 1. Omit it to list every width.");
        }
        var srcSet = new StringJoiner(", ");
        var last = 0;
        for (var file : files) {
            var width = file.width();
            if (width != null && width > last && (maxWidth == null || width <= maxWidth) && file.hasFormat(format)) {
                srcSet.add(mediaUrl.resolve(file.path()) + " " + width + "w");
                last = width;
            }
        }
        return last == 0 ? null : srcSet.toString();
    }

    /**
     * Returns width divided by height of the original, since the sizes of resized files are rounded; null if unknown.
     */
    public @Nullable Double aspectRatio() {
        if (original == null || original.width() == null || original.height() == null) {
            return null;
        }
        return (double) original.width() / original.height();
    }
}
