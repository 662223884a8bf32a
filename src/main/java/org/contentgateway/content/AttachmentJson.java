package org.contentgateway.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.contentgateway.media.ImageType;
import org.contentgateway.media.Picture;
import org.contentgateway.media.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of stored pictures. Arrays without names, as lists of articles read one for each article:
 *
 * <ul>
 *   <li>a picture: the index of the original in the files that follow, or -1
 *   <li>a file: path, type, width, height, nominal width, size in bytes
 *   <li>a lead image: position, number, title, extension, path, size in bytes, picture
 * </ul>
 */
final class AttachmentJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AttachmentJson() {}

    static String write(Picture picture) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            write(picture, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Returns the JSON of an attachment with a picture. */
    static String write(StoredAttachment image, Picture picture) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartArray();
            json.writeNumber(image.position());
            json.writeObject(image.number());
            json.writeString(image.title());
            json.writeString(image.extension());
            json.writeString(image.path());
            json.writeObject(image.bytes());
            write(picture, json);
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    static Picture readPicture(String text) {
        try (var json = JSON.createParser(text)) {
            json.nextToken();
            return picture(json);
        } catch (IOException invalid) {
            throw new UncheckedIOException("A stored picture is invalid", invalid);
        }
    }

    static StoredAttachment readImage(String text) {
        try (var json = JSON.createParser(text)) {
            json.nextToken();
            var position = json.nextIntValue(0);
            var number = json.nextToken() == JsonToken.VALUE_NULL ? null : (Long) json.getLongValue();
            var title = json.nextTextValue();
            var extension = json.nextTextValue();
            var path = json.nextTextValue();
            var bytes = integer(json);
            json.nextToken();
            return new StoredAttachment(position, number, FileKind.IMAGE, title, extension, path, bytes, picture(json));
        } catch (IOException invalid) {
            throw new UncheckedIOException("A stored lead image is invalid", invalid);
        }
    }

    private static void write(Picture picture, JsonGenerator json) throws IOException {
        json.writeStartArray();
        var original = picture.original();
        json.writeNumber(original == null ? -1 : picture.files().indexOf(original));
        for (var file : picture.files()) {
            json.writeStartArray();
            json.writeString(file.path());
            json.writeString(file.format().name());
            json.writeObject(file.width());
            json.writeObject(file.height());
            json.writeObject(file.nominalWidth());
            json.writeObject(file.bytes());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static Picture picture(JsonParser json) throws IOException {
        var original = json.nextIntValue(-1);
        var files = new ArrayList<Variant>(8);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            files.add(new Variant(
                    json.nextTextValue(),
                    ImageType.valueOf(json.nextTextValue()),
                    integer(json),
                    integer(json),
                    integer(json),
                    integer(json)));
            json.nextToken();
        }
        return new Picture(files, original < 0 ? null : files.get(original));
    }

    private static @Nullable Integer integer(JsonParser json) throws IOException {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : (Integer) json.getIntValue();
    }
}
