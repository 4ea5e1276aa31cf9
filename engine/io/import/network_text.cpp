// SPDX-License-Identifier: MIT
#include "engine/io/import/network_text.h"

#include "engine/design/validate.h"
#include "engine/io/import/build_project.h"
#include "engine/io/import/readers.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace spanwright::io {
namespace {

std::string_view firstLineOf(std::string_view text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

/// Cells between tabs, which may hold commas and quotes, as cells between commas. Lines stay lines.
std::string withCommas(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 4);
    bool inCell = false;
    const auto endCell = [&] {
        if (inCell) out += '"';
        inCell = false;
    };
    for (const char c : text) {
        if (c == '\t' || c == '\n' || c == '\r') {
            endCell();
            out += c == '\t' ? ',' : c;
            continue;
        }
        if (!inCell) out += '"';
        inCell = true;
        if (c == '"') out += '"';
        out += c;
    }
    endCell();
    return out;
}

bool hasTabs(std::string_view text) {
    return firstLineOf(text).find('\t') != std::string_view::npos;
}

/// The key of each device whose name no other carries.
std::unordered_map<std::string, std::string> keysByName(const Project& project) {
    std::unordered_map<std::string, std::string> keys;
    std::unordered_set<std::string> twice;
    for (const Device& device : project.design.devices) {
        if (!keys.emplace(device.name, device.key).second) twice.insert(device.name);
    }
    for (const std::string& name : twice)
        keys.erase(name);
    return keys;
}

/// Ends of links and demands that are named, not keyed, become keys.
void nameEnds(ForeignNetwork& network, const Project& project) {
    std::unordered_set<std::string> known;
    for (const ForeignNode& node : network.nodes)
        known.insert(node.id);
    for (const Device& device : project.design.devices)
        known.insert(device.key);
    const auto names = keysByName(project);
    const auto settle = [&](std::string& end) {
        const auto named = names.find(end);
        if (!known.contains(end) && named != names.end()) end = named->second;
    };
    for (ForeignLink& link : network.links) {
        settle(link.from);
        settle(link.to);
        // A misspelt name must not make a device.
        link.unknownEnds = UnknownEnds::refuse;
    }
    for (ForeignDemand& demand : network.demands) {
        settle(demand.from);
        settle(demand.to);
    }
}

}  // namespace

bool looksLikeNetworkTable(std::string_view text) {
    const std::string_view line = firstLineOf(text);
    if (line.find_first_of(",\t") == std::string_view::npos) return false;
    return looksLikeCsv(hasTabs(text) ? withCommas(line) : std::string(line));
}

Result<Imported> addNetworkTable(const Project& project, std::string text, const std::string& name) {
    const Source source{name, hasTabs(text) ? withCommas(text) : std::move(text)};
    if (Result<void> sound = checkText(source); !sound) return tl::unexpected(sound.error());
    ForeignNetwork network;
    if (Result<void> read = readCsv(source, network); !read) return tl::unexpected(read.error());
    nameEnds(network, project);
    Result<Project> whole = buildProject(project, network);
    if (!whole) return tl::unexpected(whole.error());
    if (std::vector<Error> errors = validate(*whole); !errors.empty()) {
        return tl::unexpected(std::move(errors.front()));
    }
    return Imported{std::move(*whole), "csv", network.notes.lines(), {}};
}

}  // namespace spanwright::io
