package io.xplorr.jdbc.internal.table;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Origin;
import io.xplorr.record.Quantity;
import io.xplorr.record.Ref;
import io.xplorr.record.Window;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row under a result's cursor, as our types. Not thread-safe. */
public final class Row {
    private final ResultSet result;

    public Row(ResultSet result) {
        this.result = result;
    }

    Origin origin() throws SQLException {
        return new Origin(
                ConnectionId.of(text("connection_id")),
                Provider.of(text("provider")),
                DatasetId.of(text("dataset")),
                time("observed_at"));
    }

    public String text(String column) throws SQLException {
        return required(column, result.getString(column));
    }

    public Optional<String> optional(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    public <E extends Enum<E>> E word(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    /** Returns a word that newer releases may add to; {@code unknown} for theirs. */
    public <E extends Enum<E>> E word(String column, E unknown) throws SQLException {
        return Words.read(text(column), unknown);
    }

    public <E extends Enum<E>> Optional<E> optionalWord(String column, Class<E> type) throws SQLException {
        return optional(column).map(name -> Enum.valueOf(type, name));
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    public Optional<Boolean> optionalFlag(String column) throws SQLException {
        boolean value = result.getBoolean(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public byte[] bytes(String column) throws SQLException {
        return required(column, result.getBytes(column));
    }

    public long integer(String column) throws SQLException {
        return result.getLong(column);
    }

    public Instant time(String column) throws SQLException {
        return required(column, optionalTime(column).orElse(null));
    }

    public Optional<Instant> optionalTime(String column) throws SQLException {
        return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    public BigDecimal decimal(String column) throws SQLException {
        return required(column, result.getBigDecimal(column));
    }

    public Optional<BigDecimal> optionalDecimal(String column) throws SQLException {
        return Optional.ofNullable(result.getBigDecimal(column));
    }

    public Window window(String prefix) throws SQLException {
        return Window.of(time(prefix + "_start"), time(prefix + "_end"));
    }

    Optional<Window> optionalWindow(String prefix) throws SQLException {
        return optionalTime(prefix + "_start").isEmpty() ? Optional.empty() : Optional.of(window(prefix));
    }

    Quantity quantity(String prefix) throws SQLException {
        return new Quantity(decimal(prefix + "_quantity"), text(prefix + "_unit"));
    }

    Optional<Quantity> optionalQuantity(String prefix) throws SQLException {
        return optionalDecimal(prefix + "_quantity").isEmpty() ? Optional.empty() : Optional.of(quantity(prefix));
    }

    Optional<Ref> ref(String prefix) throws SQLException {
        Optional<String> id = optional(prefix + "_id");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ref(id.get(), optional(prefix + "_name"), optional(prefix + "_type")));
    }

    /** Returns a map of texts, some of which may be null; empty where the column is NULL. */
    Map<String, @Nullable String> nullableTexts(String column) throws SQLException {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        map(column).forEach((name, value) -> texts.put(name, (String) value));
        return texts;
    }

    public Map<String, String> texts(String column) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        map(column).forEach((name, value) -> texts.put(name, (String) required(column, value)));
        return texts;
    }

    public Map<String, BigDecimal> decimals(String column) throws SQLException {
        Map<String, BigDecimal> decimals = new LinkedHashMap<>();
        map(column).forEach((name, value) -> decimals.put(name, (BigDecimal) required(column, value)));
        return decimals;
    }

    Map<String, Quantity> quantities(String column) throws SQLException {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        map(column).forEach((name, value) -> {
            JsonObject quantity = new JsonObject((Map<?, ?>) required(column, value));
            quantities.put(name, new Quantity(quantity.decimal("value"), quantity.text("unit")));
        });
        return quantities;
    }

    public List<String> textList(String column) throws SQLException {
        return list(column).stream().map(String.class::cast).toList();
    }

    /** Returns a list of objects; empty where the column is NULL. */
    public List<JsonObject> objects(String column) throws SQLException {
        return JsonObject.list(list(column));
    }

    @SuppressWarnings("unchecked") // the reader makes maps by name only
    Map<String, @Nullable Object> map(String column) throws SQLException {
        String json = result.getString(column);
        return json == null ? Map.of() : (Map<String, @Nullable Object>) required(column, Json.read(json));
    }

    long[] integers(String column) throws SQLException {
        return Arrays.stream(array(column))
                .mapToLong(value -> ((Number) value).longValue())
                .toArray();
    }

    double[] doubles(String column) throws SQLException {
        return Arrays.stream(array(column))
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }

    private List<?> list(String column) throws SQLException {
        String json = result.getString(column);
        return json == null ? List.of() : (List<?>) required(column, Json.read(json));
    }

    private Object[] array(String column) throws SQLException {
        return (Object[]) required(column, result.getArray(column)).getArray();
    }

    private static <T> T required(String column, @Nullable T value) {
        return Objects.requireNonNull(value, column);
    }
}
