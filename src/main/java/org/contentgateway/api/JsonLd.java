package org.contentgateway.api;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.graphql.api.Nullable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.contentgateway.media.SizeRequest;
import org.contentgateway.media.Variant;
import org.contentgateway.text.PlainText;

/**
 * An article as structured data for search engines: a schema.org NewsArticle with the properties that Google's guide to
 * article markup names, as far as they are known. It says what the fields say, and leaves out what they leave null.
 */
final class JsonLd {

    private static final JsonFactory JSON = new JsonFactory();

    /** Longer headlines are cut off in results, or refused by older validators. */
    private static final int MAX_HEADLINE = 110;

    private static final int DESCRIPTION = 200;

    /** Narrower pictures are not shown large in results. */
    private static final int MIN_IMAGE_WIDTH = 696;

    private JsonLd() {}

    /** A JSON object, safe to insert into a {@code script} element: whatever a title holds, no tag ends or begins it. */
    static String of(Article article) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(article, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(Article article, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("@context", "https://schema.org");
        json.writeStringField("@type", "NewsArticle");
        json.writeStringField("headline", PlainText.truncate(article.title(), MAX_HEADLINE));
        writeText("alternativeHeadline", article.shortTitle(), json);
        writeText("description", description(article), json);
        json.writeStringField("datePublished", ISO_OFFSET_DATE_TIME.format(article.publishedAt()));
        json.writeStringField("dateModified", ISO_OFFSET_DATE_TIME.format(article.updatedAt()));
        json.writeStringField("inLanguage", article.language());
        json.writeNumberField("wordCount", article.wordCount());
        if (article.image() != null) {
            writeImage(article.image(), json);
        }
        writePublisher(article.portal(), json);
        json.writeEndObject();
    }

    private static String description(Article article) {
        return Objects.requireNonNullElseGet(
                article.summary(),
                () -> PlainText.excerpt(article.stored().summary().lead(), DESCRIPTION));
    }

    private static void writeImage(Image image, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("image");
        for (Variant file : shown(image)) {
            ImageVariant variant = ImageVariant.of(file, image.mediaUrl());
            json.writeStartObject();
            json.writeStringField("@type", "ImageObject");
            json.writeStringField("url", variant.url().value());
            writeNumber("width", variant.width(), json);
            writeNumber("height", variant.height(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** All files that are wide enough, else the largest. */
    private static List<Variant> shown(Image image) {
        List<Variant> wide = image.picture().variants(null).stream()
                .filter(file -> file.width() != null && file.width() >= MIN_IMAGE_WIDTH)
                .toList();
        Variant largest = image.picture().choose(SizeRequest.ofWidth(null));
        return wide.isEmpty() && largest != null ? List.of(largest) : wide;
    }

    private static void writePublisher(Portal portal, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("publisher");
        json.writeStringField("@type", "Organization");
        json.writeStringField("name", portal.name());
        writeText("url", portal.url() == null ? null : portal.url().value(), json);
        json.writeEndObject();
    }

    private static void writeText(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void writeNumber(String name, @Nullable Integer value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }
}
