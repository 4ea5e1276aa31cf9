// SPDX-License-Identifier: MIT
#include "engine/io/import/import.h"

#include "engine/design/validate.h"
#include "engine/io/files.h"
#include "engine/io/import/build_project.h"
#include "engine/io/import/readers.h"

#include <algorithm>
#include <deque>
#include <optional>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

/// A format that adds to a network of foreign elements.
struct Format {
    std::string_view name;
    bool (*recognises)(std::string_view text);
    Result<void> (*read)(const Source& source, ForeignNetwork& network);
};

constexpr Format kTextFormats[] = {
    {"repetita", looksLikeRepetita, readRepetita},
};

constexpr std::string_view kExpected =
    "expected REPETITA .graph or .demands, SNDlib, GraphML, CSV with a header line, or a Spanwright project";

void dropByteOrderMark(std::string& text) {
    if (std::string_view(text).starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
}

/// Reads one foreign file into the network; the name of its format.
Result<std::string> readForeign(const Source& source, ForeignNetwork& network) {
    if (Result<void> text = checkText(source); !text) return tl::unexpected(text.error());
    for (const Format& format : kTextFormats) {
        if (!format.recognises(source.text)) continue;
        if (Result<void> read = format.read(source, network); !read) return tl::unexpected(read.error());
        return std::string(format.name);
    }
    return failAt({&source, 0}, Code::unknownFormat, fmt::format("not a known format; {}", kExpected));
}

}  // namespace

Result<Imported> importFiles(const std::vector<std::filesystem::path>& files) {
    std::deque<Source> sources;  // places point into them
    ForeignNetwork network;
    Project base;
    std::vector<std::string> formats;
    for (const std::filesystem::path& file : files) {
        Result<std::string> text = readFile(file);
        if (!text) return tl::unexpected(text.error());
        dropByteOrderMark(*text);
        const Source& source = sources.emplace_back(Source{file.string(), std::move(*text)});
        Result<std::string> format = readForeign(source, network);
        if (!format) return tl::unexpected(format.error());
        if (std::find(formats.begin(), formats.end(), *format) == formats.end()) {
            formats.push_back(std::move(*format));
        }
    }
    Result<Project> project = buildProject(std::move(base), network);
    if (!project) return tl::unexpected(project.error());
    // The readers check each figure at its place; this is the guard that the result can be saved and opened.
    if (std::vector<Error> errors = validate(*project); !errors.empty()) {
        return tl::unexpected(std::move(errors.front()));
    }
    Imported imported{std::move(*project), {}, network.notes.lines()};
    for (const std::string& format : formats)
        imported.format += (imported.format.empty() ? "" : "+") + format;
    return imported;
}

}  // namespace spanwright::io
