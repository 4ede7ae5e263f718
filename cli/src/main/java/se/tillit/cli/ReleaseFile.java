package se.tillit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.tillit.disclosure.Cell;
import se.tillit.disclosure.Dimension;
import se.tillit.disclosure.Headcount;
import se.tillit.disclosure.Release;
import se.tillit.disclosure.Rules;
import se.tillit.disclosure.Scale;
import se.tillit.disclosure.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two files of {@code tillit protect} as a release, and the protected tables as a file of the same shape. */
final class ReleaseFile {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final List<String> problems = new ArrayList<>();
    private final JsonNode spec;
    private final JsonNode tables;
    private final Release release;

    private ReleaseFile(JsonNode spec, JsonNode tables) {
        this.spec = spec;
        this.tables = tables;
        Rules rules = rules();
        Scale scale = scale();
        List<Dimension> dimensions = dimensions();
        List<Headcount> headcounts = headcounts();
        int decimals = decimals();
        List<Table> read = tables();
        if (!problems.isEmpty()) {
            throw new UnusableInput(problems);
        }
        release = new Release(rules, scale, dimensions, headcounts, decimals, read);
    }

    static ReleaseFile read(Path specFile, Path tablesFile) throws IOException {
        return new ReleaseFile(parse(specFile), parse(tablesFile));
    }

    private static JsonNode parse(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new UnusableInput(file + ": a JSON object is expected");
            }
            return node;
        } catch (JacksonException e) {
            throw new UnusableInput(file + ": not JSON: " + e.getOriginalMessage());
        }
    }

    Release release() {
        return release;
    }

    /** The tables file as it was read, with n and mean null where they are withheld. */
    ObjectNode withheld(List<Table> published) {
        var copy = (ObjectNode) tables.deepCopy();
        int t = 0;
        for (JsonNode table : copy.path("tables")) {
            int c = 0;
            for (JsonNode node : table.path("cells")) {
                Cell cell = published.get(t).cells().get(c++);
                var target = (ObjectNode) node;
                target.put("n", cell.n());
                if (target.has("mean")) {
                    target.put("mean", cell.mean());
                }
            }
            t++;
        }
        return copy;
    }

    private Rules rules() {
        int threshold = whole(spec, "threshold", Rules.FLOOR, "spec");
        try {
            return new Rules(
                    threshold,
                    whole(spec, "distribution_threshold", Math.max(threshold, Rules.DISTRIBUTION_FLOOR), "spec"),
                    whole(spec, "min_width", threshold, "spec"),
                    number(spec, "min_mean_width", 1));
        } catch (IllegalArgumentException e) {
            problems.add("spec: " + e.getMessage());
            return Rules.STANDARD;
        }
    }

    private Scale scale() {
        JsonNode ends = spec.path("scale");
        if (ends.isMissingNode()) {
            return new Scale(1, 5);
        }
        if (!ends.isArray()
                || ends.size() != 2
                || !ends.get(0).isNumber()
                || !ends.get(1).isNumber()) {
            problems.add("spec: scale must be two numbers, the lowest and the highest answer");
            return new Scale(1, 5);
        }
        try {
            return new Scale(ends.get(0).doubleValue(), ends.get(1).doubleValue());
        } catch (IllegalArgumentException e) {
            problems.add("spec: " + e.getMessage());
            return new Scale(1, 5);
        }
    }

    private List<Dimension> dimensions() {
        JsonNode dims = spec.path("dims");
        if (!dims.isObject() || dims.isEmpty()) {
            problems.add("spec: dims must name at least one dimension with its leaves");
        }
        var dimensions = new ArrayList<Dimension>();
        for (Map.Entry<String, JsonNode> dimension : dims.properties()) {
            String where = "spec: dimension " + dimension.getKey();
            var nodes = new LinkedHashMap<String, List<String>>();
            for (Map.Entry<String, JsonNode> node :
                    dimension.getValue().path("nodes").properties()) {
                nodes.put(node.getKey(), texts(node.getValue(), where + ", node " + node.getKey()));
            }
            dimensions.add(new Dimension(
                    dimension.getKey(), texts(dimension.getValue().path("leaves"), where + ", leaves"), nodes));
        }
        return dimensions;
    }

    private List<Headcount> headcounts() {
        var headcounts = new ArrayList<Headcount>();
        for (JsonNode known : spec.path("known_max")) {
            headcounts.add(new Headcount(
                    key(known.path("key"), "spec: known_max"), whole(known, "max", -1, "spec: known_max")));
        }
        return headcounts;
    }

    private int decimals() {
        JsonNode rounding = tables.path("rounding");
        if (whole(rounding, "n", 0, "tables: rounding") != 0) {
            problems.add("tables: rounding.n must be 0: counts are withheld or shown, not rounded");
        }
        int decimals = whole(rounding, "mean_decimals", 2, "tables: rounding");
        if (decimals < 0 || decimals > 9) {
            problems.add("tables: rounding.mean_decimals is %d: give 0 to 9".formatted(decimals));
        }
        return decimals;
    }

    private List<Table> tables() {
        if (!tables.path("tables").isArray()) {
            problems.add("tables: a list named tables is expected");
        }
        var read = new ArrayList<Table>();
        for (JsonNode table : tables.path("tables")) {
            String id = table.path("id").isString() ? table.path("id").stringValue() : String.valueOf(read.size() + 1);
            String where = "table " + id;
            if (!table.path("cells").isArray()) {
                problems.add(where + ": a list named cells is expected");
            }
            var cells = new ArrayList<Cell>();
            for (JsonNode cell : table.path("cells")) {
                if (!cell.isObject()) {
                    problems.add(where + ": each cell must be an object with key and n");
                    continue;
                }
                Map<String, String> key = key(cell.path("key"), where);
                boolean counted = cell.hasNonNull("n");
                double mean = number(cell, "mean", Double.NaN);
                cells.add(new Cell(
                        key,
                        counted ? Integer.valueOf(whole(cell, "n", 0, where + ", " + key)) : null,
                        Double.isNaN(mean) ? null : mean));
            }
            read.add(new Table(
                    id,
                    table.path("measure").isString() ? table.path("measure").stringValue() : "",
                    table.path("frozen").isBoolean() && table.path("frozen").booleanValue(),
                    cells));
        }
        return read;
    }

    private Map<String, String> key(JsonNode node, String where) {
        var key = new LinkedHashMap<String, String>();
        if (!node.isObject()) {
            problems.add(where + ": key must be an object, dimension to leaf or node");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isString()) {
                key.put(entry.getKey(), entry.getValue().stringValue());
            } else if (!entry.getValue().isNull()) {
                problems.add("%s: %s must be text".formatted(where, entry.getKey()));
            }
        }
        return key;
    }

    private List<String> texts(JsonNode list, String where) {
        var texts = new ArrayList<String>();
        if (!list.isArray()) {
            problems.add(where + ": a list of names is expected");
        }
        for (JsonNode text : list) {
            if (text.isString()) {
                texts.add(text.stringValue());
            } else {
                problems.add(where + ": every name must be text");
            }
        }
        return texts;
    }

    private int whole(JsonNode parent, String name, int otherwise, String where) {
        JsonNode value = parent.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE / 4) {
            problems.add("%s: %s must be a whole number".formatted(where, name));
            return otherwise;
        }
        return (int) number;
    }

    private double number(JsonNode parent, String name, double otherwise) {
        JsonNode value = parent.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            problems.add("%s must be a number".formatted(name));
            return otherwise;
        }
        return value.doubleValue();
    }
}
