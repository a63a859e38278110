package org.doorstep.tables;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table as a Parquet file (https://parquet.apache.org/docs/file-format/), made in the memory: on
 * a disk the rows would lie open.
 */
final class ParquetTable {

  private ParquetTable() {}

  /**
   * Writes a table. Numbers and switches are columns of their types, all else, also times, are
   * texts as FHIR writes them; a list is a text of JSON.
   */
  static byte[] of(Table table) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ParquetWriter<List<@Nullable Object>> writer =
        new Builder(new Memory(file), schema(table)).build()) {
      for (List<@Nullable Object> row : table.rows()) {
        writer.write(row);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Bytes can be written to the memory.", impossible);
    }
    return file.toByteArray();
  }

  private static MessageType schema(Table table) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (int i = 0; i < table.columns().size(); i++) {
      String column = table.columns().get(i);
      switch (table.types().get(i)) {
        case "boolean" -> schema.optional(PrimitiveTypeName.BOOLEAN).named(column);
        case "integer", "positiveInt", "unsignedInt" ->
            schema.optional(PrimitiveTypeName.INT32).named(column);
        case Table.LARGE -> schema.optional(PrimitiveTypeName.INT64).named(column);
        case "decimal" -> schema.optional(PrimitiveTypeName.DOUBLE).named(column);
        default -> schema.optional(PrimitiveTypeName.BINARY).as(stringType()).named(column);
      }
    }
    return schema.named(table.name());
  }

  private static final class Builder
      extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {

    private final MessageType schema;

    Builder(OutputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
      withConf(new PlainParquetConfiguration());
      withCompressionCodec(CompressionCodecName.UNCOMPRESSED);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration unused) {
      return new Rows(schema);
    }

    @Override
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration unused) {
      return new Rows(schema);
    }
  }

  private static final class Rows extends WriteSupport<List<@Nullable Object>> {

    private final MessageType schema;
    private @Nullable RecordConsumer file;

    Rows(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public WriteContext init(Configuration unused) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration unused) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      file = consumer;
    }

    @Override
    public void write(List<@Nullable Object> row) {
      RecordConsumer to = file;
      if (to == null) {
        throw new IllegalStateException("Rows are written after prepareForWrite.");
      }
      to.startMessage();
      for (int i = 0; i < row.size(); i++) {
        Object cell = row.get(i);
        if (cell != null) {
          to.startField(schema.getFieldName(i), i);
          write(cell, schema.getType(i).asPrimitiveType().getPrimitiveTypeName(), to);
          to.endField(schema.getFieldName(i), i);
        }
      }
      to.endMessage();
    }

    private static void write(Object cell, PrimitiveTypeName type, RecordConsumer to) {
      if (type == PrimitiveTypeName.BOOLEAN && cell instanceof Boolean yes) {
        to.addBoolean(yes);
      } else if (type == PrimitiveTypeName.INT32 && cell instanceof Integer number) {
        to.addInteger(number);
      } else if (type == PrimitiveTypeName.INT64 && cell instanceof Long number) {
        to.addLong(number);
      } else if (type == PrimitiveTypeName.DOUBLE && cell instanceof BigDecimal number) {
        to.addDouble(number.doubleValue());
      } else {
        to.addBinary(
            Binary.fromString(cell instanceof List<?> ? TableText.written(cell) : cell.toString()));
      }
    }
  }

  /** A file that is nowhere but in the memory. */
  private record Memory(ByteArrayOutputStream bytes) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSize) {
      return new PositionOutputStream() {

        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int one) {
          bytes.write(one);
        }

        @Override
        public void write(byte[] some, int from, int length) {
          bytes.write(some, from, length);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
