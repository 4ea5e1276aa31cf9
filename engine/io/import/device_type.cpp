// SPDX-License-Identifier: MIT
#include "engine/io/import/device_type.h"

#include "engine/catalogue/source_notes.h"
#include "engine/design/queries.h"
#include "engine/io/import/hardware_category.h"
#include "engine/io/import/item_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace spanwright::io {
namespace {

/// What is wrong with a document; caught in this file alone.
struct DocumentError : std::runtime_error {
    DocumentError(const YAML::Mark& at, const std::string& message) : std::runtime_error(message), mark(at) {}
    YAML::Mark mark;
};

std::string where(const Source& source, const YAML::Mark& mark) {
    if (mark.is_null()) return source.where(0);
    return fmt::format("{}:{}:{}", source.name, mark.line + 1, mark.column + 1);
}

/// The text of a member; empty when it is absent.
std::string textOf(const YAML::Node& node, const char* key) {
    const YAML::Node member = node[key];
    if (!member.IsDefined() || member.IsNull()) return {};
    if (!member.IsScalar())
        throw DocumentError(member.Mark(), fmt::format("{} is no text; expected one", key));
    return member.Scalar();
}

std::string requiredText(const YAML::Node& node, const char* key) {
    std::string text = textOf(node, key);
    if (text.empty()) throw DocumentError(node.Mark(), fmt::format("no {}; expected one", key));
    return text;
}

/// A figure >= 0; absent when the member is.
std::optional<double> figureOf(const YAML::Node& node, const char* key) {
    const std::string text = textOf(node, key);
    if (text.empty()) return std::nullopt;
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr double kMost = 1e6;
    const bool sound =
        status == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= kMost;
    if (!sound) {
        throw DocumentError(node[key].Mark(), fmt::format("{} is {}; expected a number from 0 to {}", key,
                                                          quoted(text), kMost));
    }
    return value;
}

/// The members of a list, each a mapping; none when the list is absent.
std::vector<YAML::Node> rowsOf(const YAML::Node& node, const char* key) {
    const YAML::Node list = node[key];
    std::vector<YAML::Node> rows;
    if (!list.IsDefined() || list.IsNull()) return rows;
    if (!list.IsSequence()) throw DocumentError(list.Mark(), fmt::format("{} is no list; expected one", key));
    for (const YAML::Node& row : list) {
        if (!row.IsMap()) {
            throw DocumentError(row.Mark(),
                                fmt::format("an entry of {} is no mapping; expected name and type", key));
        }
        rows.push_back(row);
    }
    return rows;
}

bool isYes(const std::string& text) {
    return text == "true" || text == "True" || text == "TRUE" || text == "yes";
}

/// Ports for traffic, alike ones together, in the order in which they first appear.
std::vector<PortGroup> portsOf(const YAML::Node& node, std::set<std::string>& leftOut) {
    std::vector<PortGroup> groups;
    for (const YAML::Node& interface : rowsOf(node, "interfaces")) {
        const std::string type = requiredText(interface, "type");
        const std::optional<PortGroup> port = portOfType(type);
        if (!port) leftOut.insert(type);
        if (!port || isYes(textOf(interface, "mgmt_only"))) continue;
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const PortGroup& known) {
            return known.speedMbps == port->speedMbps && known.connector == port->connector;
        });
        if (group == groups.end()) {
            groups.push_back(*port);
        } else {
            ++group->count;
        }
    }
    return groups;
}

/// Watts of half the inlets, the greater ones.
double powerOf(const YAML::Node& node) {
    std::vector<double> draws;
    for (const YAML::Node& inlet : rowsOf(node, "power-ports")) {
        const auto allocated = figureOf(inlet, "allocated_draw");
        const auto maximum = figureOf(inlet, "maximum_draw");
        draws.push_back(allocated ? *allocated : maximum.value_or(0));
    }
    std::sort(draws.rbegin(), draws.rend());
    double watts = 0;
    for (std::size_t i = 0; i < (draws.size() + 1) / 2; ++i)
        watts += draws[i];
    return watts;
}

void setProperty(CatalogueItem& item, std::string_view name, std::string value) {
    if (value.empty()) return;
    for (auto& [known, text] : item.properties) {
        if (known != name) continue;
        text = std::move(value);
        return;
    }
    item.properties.emplace_back(name, std::move(value));
}

/// Slots for modules that bring ports; those for power supplies and fans are none. The library does not say
/// which modules fit, so the family is the model and the slots' name without its numbers.
std::vector<ModuleBay> moduleBaysOf(const YAML::Node& node, const std::string& model) {
    std::vector<ModuleBay> bays;
    for (const YAML::Node& row : rowsOf(node, "module-bays")) {
        std::string name;
        for (const char c : textOf(row, "name"))
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        constexpr std::string_view kOther[] = {"ps", "power", "psu", "pem", "pm", "fan", "ft", "fm"};
        const bool other = std::any_of(std::begin(kOther), std::end(kOther),
                                       [&](std::string_view prefix) { return name.starts_with(prefix); });
        if (other) continue;
        std::string family = model + " ";
        for (const char c : name) {
            if (c < '0' || c > '9') family += c;
        }
        family.erase(family.find_last_not_of(" .-/#") + 1);
        const auto known = std::find_if(bays.begin(), bays.end(),
                                        [&](const ModuleBay& bay) { return bay.family == family; });
        if (known == bays.end()) {
            bays.push_back({1, family, {}});
        } else {
            ++known->count;
        }
    }
    return bays;
}

std::string namesOf(const YAML::Node& node, const char* key) {
    std::string names;
    for (const YAML::Node& row : rowsOf(node, key))
        names += (names.empty() ? "" : "; ") + textOf(row, "name");
    return names;
}

/// The hardware that a document describes; an item without id.
struct Hardware {
    CatalogueItem item;
    std::set<std::string> figures;  ///< that the document states
    std::set<std::string> leftOut;  ///< interface types that are no ports
};

Hardware hardwareOf(const YAML::Node& node) {
    if (!node.IsMap()) throw DocumentError(node.Mark(), "no device type; expected manufacturer and model");
    Hardware hardware;
    CatalogueItem& item = hardware.item;
    item.vendor = requiredText(node, "manufacturer");
    item.model = requiredText(node, "model");
    item.name = item.vendor + " " + item.model;
    item.portGroups = portsOf(node, hardware.leftOut);
    item.powerWatts = powerOf(node);
    item.rackUnits = figureOf(node, "u_height").value_or(0);
    item.category = hardwareCategory(item.vendor, item.model, item.portGroups);
    item.moduleBays = moduleBaysOf(node, item.model);
    if (!item.portGroups.empty()) hardware.figures.insert("port_groups");
    if (item.powerWatts > 0) hardware.figures.insert("power_watts");
    if (item.rackUnits > 0) hardware.figures.insert("rack_units");
    if (!item.moduleBays.empty()) hardware.figures.insert("module_bays");
    setProperty(item, "part_number", textOf(node, "part_number"));
    setProperty(item, "module_bay_names", namesOf(node, "module-bays"));
    setProperty(item, "device_bays", namesOf(node, "device-bays"));
    setProperty(item, "airflow", textOf(node, "airflow"));
    if (const auto weight = figureOf(node, "weight")) {
        setProperty(item, "weight", fmt::format("{} {}", *weight, textOf(node, "weight_unit")));
    }
    return hardware;
}

class DeviceTypeReader {
  public:
    DeviceTypeReader(const Source& source, const Project& project) : source_(source), project_(project) {}

    ResultOrErrors<CatalogueChange> read(Project& result) {
        const auto failed = [&](const YAML::Mark& mark, Code code, std::string message) {
            return tl::unexpected(std::vector<Error>{{code, std::move(message), where(source_, mark)}});
        };
        try {
            for (const YAML::Node& document : YAML::LoadAll(source_.text)) {
                if (!document.IsNull()) take(hardwareOf(document));
            }
        } catch (const DocumentError& error) {
            return failed(error.mark, Code::invalidValue, error.what());
        } catch (const YAML::Exception& error) {
            return failed(error.mark, Code::syntax,
                          fmt::format("not YAML: {}; expected a NetBox device type", error.msg));
        }
        if (change_.items() == 0) {
            return failed(YAML::Mark::null_mark(), Code::unknownFormat,
                          "no document; expected a NetBox device type with manufacturer and model");
        }
        result = std::move(project_);
        return std::move(change_);
    }

  private:
    void take(const Hardware& hardware) {
        const auto known = std::find_if(
            project_.catalogue.begin(), project_.catalogue.end(), [&](const CatalogueItem& item) {
                return item.vendor == hardware.item.vendor && item.model == hardware.item.model;
            });
        if (known == project_.catalogue.end()) {
            add(hardware);
        } else {
            update(*known, hardware);
        }
        for (const std::string& type : hardware.leftOut) {
            change_.warnings.push_back(fmt::format("{}: interfaces of type {} are no wired ports; left out",
                                                   hardware.item.name, quoted(type)));
        }
    }

    [[nodiscard]] SourceNote note() const {
        SourceNote note;
        note.source =
            "NetBox device-type library: " + source_.name.substr(source_.name.find_last_of('/') + 1);
        note.confidence = Confidence::secondary;
        return note;
    }

    void add(const Hardware& hardware) {
        CatalogueItem item = hardware.item;
        item.id = project_.newId<CatalogueItemId>();
        item.key = uniqueKey(project_, item.name);
        if (!hardware.figures.empty()) replaceNotes(item, hardware.figures, note());
        change_.changes.push_back(fmt::format("{}: added as {}", item.key, nameOf(item.category).key));
        ++change_.added;
        project_.catalogue.put(std::move(item));
    }

    void update(const CatalogueItem& known, const Hardware& hardware) {
        CatalogueItem item = known;
        std::set<std::string> changed;
        const auto take = [&](const std::string& figure, auto& mine, const auto& theirs) {
            if (!hardware.figures.contains(figure) || mine == theirs) return;
            mine = theirs;
            changed.insert(figure);
            change_.changes.push_back(fmt::format("{}: {}", known.key, figure));
        };
        take("port_groups", item.portGroups, hardware.item.portGroups);
        take("power_watts", item.powerWatts, hardware.item.powerWatts);
        take("rack_units", item.rackUnits, hardware.item.rackUnits);
        take("module_bays", item.moduleBays, hardware.item.moduleBays);
        for (const auto& [name, value] : hardware.item.properties)
            setProperty(item, name, value);
        if (!changed.empty()) replaceNotes(item, changed, note());
        ++(item == known ? change_.unchanged : change_.updated);
        project_.catalogue.put(std::move(item));
    }

    const Source& source_;
    Project project_;  ///< with the documents so far
    CatalogueChange change_;
};

struct Cage {
    std::string_view suffix;
    std::string_view connector;
};

// Endings of NetBox interface types, longer ones before those that they end in.
constexpr Cage kCages[] = {
    {"-x-sfp112", "SFP112"},   {"-x-sfp56", "SFP56"},   {"-x-sfp28", "SFP28"},
    {"-x-sfpdd", "SFP-DD"},    {"-x-sfpp", "SFP+"},     {"-x-sfp", "SFP"},
    {"-x-qsfp112", "QSFP112"}, {"-x-qsfp56", "QSFP56"}, {"-x-qsfp28", "QSFP28"},
    {"-x-qsfpdd", "QSFP-DD"},  {"-x-qsfpp", "QSFP+"},   {"-x-osfp-rhs", "OSFP"},
    {"-x-osfp", "OSFP"},       {"-x-cfp4", "CFP4"},     {"-x-cfp2", "CFP2"},
    {"-x-cfp", "CFP"},         {"-x-cpak", "CPAK"},     {"-x-cdfp", "CDFP"},
    {"-x-cxp", "CXP"},         {"-x-xfp", "XFP"},       {"-x-xenpak", "XENPAK"},
    {"-x-x2", "X2"},           {"-x-gbic", "GBIC"},     {"-x-dsfp", "DSFP"},
    {"-tx", "RJ45"},           {"-t1", "Single pair"},  {"-t", "RJ45"},
    {"-cx4", "CX4"},
};

}  // namespace

std::optional<PortGroup> portOfType(std::string_view type) {
    double speed = 0;
    const auto [end, status] = std::from_chars(type.data(), type.data() + type.size(), speed);
    if (status != std::errc{} || !(speed > 0) || !std::isfinite(speed)) return std::nullopt;
    std::string_view rest = type.substr(static_cast<std::size_t>(end - type.data()));
    if (rest.starts_with('g')) speed *= 1e3;
    if (rest.starts_with('t')) speed *= 1e6;
    if (rest.starts_with('g') || rest.starts_with('t')) rest.remove_prefix(1);
    if (!rest.starts_with("base-")) return std::nullopt;
    constexpr double kFastest = 1e7;
    if (speed > kFastest) return std::nullopt;
    PortGroup group;
    group.count = 1;
    group.speedMbps = speed;
    for (const Cage& cage : kCages) {
        if (!rest.ends_with(cage.suffix)) continue;
        group.connector = cage.connector;
        return group;
    }
    constexpr std::string_view kBase = "base-";
    const std::string_view medium = rest.substr(kBase.size());
    if (medium.starts_with('k')) return std::nullopt;  // backplanes
    group.connector = "LC";                            // fixed optics: -fx, -lx, -sr…
    return group;
}

bool looksLikeDeviceType(std::string_view text) {
    bool manufacturer = false;
    bool model = false;
    for (std::size_t from = 0; from < text.size() && !(manufacturer && model);) {
        const std::string_view line = text.substr(from, text.find_first_of("\r\n", from) - from);
        manufacturer = manufacturer || line.starts_with("manufacturer:");
        model = model || line.starts_with("model:");
        from += line.size() + 1;
    }
    return manufacturer && model;
}

ResultOrErrors<CatalogueChange> readDeviceTypes(const Source& source, Project& project) {
    return DeviceTypeReader(source, project).read(project);
}

}  // namespace spanwright::io
