package io.netsim.spark;

import com.google.common.collect.ImmutableList;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The tables of a sweep as Parquet, with the types that {@code columns.json} says. */
final class SparkTables {
    private static final ImmutableList<String> TABLES = ImmutableList.of("results", "summary", "comparisons");

    private SparkTables() {}

    /** Writes {@code parquet/<table>/} below the folder of the experiment, each in place of an earlier one. */
    static void write(SparkSession spark, Path folder) throws IOException {
        Object columns = JsonText.parse(Files.readString(folder.resolve("columns.json")));
        for (String table : TABLES) {
            Path csv = folder.resolve(table + ".csv");
            if (Files.isRegularFile(csv)
                    && columns instanceof Map<?, ?> all
                    && all.get(table + ".csv") instanceof List<?> own) {
                spark.read()
                        .option("header", true)
                        .option("escape", "\"")
                        .option("multiLine", false)
                        .schema(schema(own))
                        .csv(csv.toUri().toString())
                        .write()
                        .mode(SaveMode.Overwrite)
                        .option("compression", "zstd")
                        .parquet(
                                folder.resolve("parquet").resolve(table).toUri().toString());
            }
        }
    }

    private static StructType schema(List<?> columns) {
        StructType schema = new StructType();
        for (Object item : columns) {
            if (item instanceof Map<?, ?> column) {
                schema = schema.add(String.valueOf(column.get("name")), type(String.valueOf(column.get("type"))), true);
            }
        }
        return schema;
    }

    private static DataType type(String type) {
        return switch (type) {
            case "integer" -> DataTypes.LongType;
            case "number" -> DataTypes.DoubleType;
            case "boolean" -> DataTypes.BooleanType;
            default -> DataTypes.StringType;
        };
    }
}
