package org.contentgateway.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.contentgateway.text.Block;

/** A body's blocks as JSON, which is how they are stored. */
@RegisterForReflection(
        targets = {
            Block.Paragraph.class,
            Block.Heading.class,
            Block.Quote.class,
            Block.ListBlock.class,
            Block.Image.class,
            Block.Embed.class,
            Block.Table.class
        })
public final class BlocksJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(Block.class, Typed.class).build();
    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final ObjectWriter WRITER = JSON.writerFor(BLOCKS);
    private static final ObjectReader READER = JSON.readerFor(BLOCKS);

    private BlocksJson() {}

    static String write(List<Block> blocks) {
        try {
            return WRITER.writeValueAsString(blocks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of texts and numbers can be written", impossible);
        }
    }

    public static List<Block> read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("blocks that this class did not write", broken);
        }
    }

    /** The names are stored: they stay, whatever the records are called. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
        @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
        @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
        @JsonSubTypes.Type(value = Block.ListBlock.class, name = "list"),
        @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
        @JsonSubTypes.Type(value = Block.Embed.class, name = "embed"),
        @JsonSubTypes.Type(value = Block.Table.class, name = "table")
    })
    @RegisterForReflection
    private interface Typed {}
}
