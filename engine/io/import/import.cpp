// SPDX-License-Identifier: MIT
#include "engine/io/import/import.h"

#include "engine/design/validate.h"
#include "engine/io/files.h"
#include "engine/io/import/build_project.h"
#include "engine/io/import/catalogue_files.h"
#include "engine/io/import/readers.h"
#include "engine/io/import/xml_readers.h"
#include "engine/io/project_file.h"

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
    {"sndlib", looksLikeSndlib, readSndlib},
    {"repetita", looksLikeRepetita, readRepetita},
    {"csv", looksLikeCsv, readCsv},
};

constexpr std::string_view kExpected =
    "expected REPETITA .graph or .demands, SNDlib, GraphML, CSV with a header line, a NetBox device type, or "
    "a "
    "Spanwright project";

void dropByteOrderMark(std::string& text) {
    if (std::string_view(text).starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
}

/// The first character that is no blank; NUL when there is none.
char firstCharacter(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : text[at];
}

Result<std::string> readXml(const Source& source, ForeignNetwork& network) {
    pugi::xml_document document;
    if (Result<void> parsed = parseXml(source, document); !parsed) return tl::unexpected(parsed.error());
    const pugi::xml_node root = document.document_element();
    const std::string_view name = localName(root);
    if (name == "graphml") {
        return readGraphml(source, root, network).map([] { return std::string("graphml"); });
    }
    if (name == "network" && childNamed(root, "networkStructure")) {
        return readSndlibXml(source, root, network).map([] { return std::string("sndlib"); });
    }
    return failAt(
        placeOf(source, root), Code::unknownFormat,
        fmt::format("XML with the root element {}; expected <graphml> or SNDlib's <network>", quoted(name)));
}

/// Reads one foreign file into the network; the name of its format.
Result<std::string> readForeign(const Source& source, ForeignNetwork& network) {
    if (Result<void> text = checkText(source); !text) return tl::unexpected(text.error());
    if (firstCharacter(source.text) == '<') return readXml(source, network);
    for (const Format& format : kTextFormats) {
        if (!format.recognises(source.text)) continue;
        return format.read(source, network).map([&] { return std::string(format.name); });
    }
    return failAt({&source, 0}, Code::unknownFormat, fmt::format("not a known format; {}", kExpected));
}

/// What the inputs read so far give.
struct Inputs {
    std::deque<Source> sources;  ///< places of the network point into them
    ForeignNetwork network;
    std::optional<Project> project;
    std::vector<const Source*> catalogues;  ///< price books and device types, applied to the whole project
    std::vector<std::string> formats;
};

Result<std::string> readInput(const std::filesystem::path& file, Inputs& inputs) {
    Result<std::string> text = readFile(file);
    if (!text) return tl::unexpected(text.error());
    dropByteOrderMark(*text);
    decodeDeclaredLatin1(*text);
    const Source& source = inputs.sources.emplace_back(Source{file.string(), std::move(*text)});
    const char first = firstCharacter(source.text);
    if (first != '{' && first != '[' && first != '<') {
        if (const std::string_view format = catalogueFormatOf(source.text); !format.empty()) {
            inputs.catalogues.push_back(&source);
            return std::string(format);
        }
    }
    if (first != '{' && first != '[') return readForeign(source, inputs.network);
    if (inputs.project) {
        return failAt({&source, 0}, Code::conflict, "a second project file; expected at most one");
    }
    Result<Project> project = projectFromJson(source.text, source.name);
    if (!project) return tl::unexpected(project.error());
    inputs.project = std::move(*project);
    return std::string("spanwright");
}

}  // namespace

Result<Imported> importFiles(const std::vector<std::filesystem::path>& files) {
    Inputs inputs;
    for (const std::filesystem::path& file : files) {
        Result<std::string> format = readInput(file, inputs);
        if (!format) return tl::unexpected(format.error());
        if (std::find(inputs.formats.begin(), inputs.formats.end(), *format) == inputs.formats.end()) {
            inputs.formats.push_back(std::move(*format));
        }
    }
    Result<Project> project = buildProject(std::move(inputs.project).value_or(Project{}), inputs.network);
    if (!project) return tl::unexpected(project.error());
    CatalogueChange catalogue;
    for (const Source* source : inputs.catalogues) {
        ResultOrErrors<CatalogueChange> change = readCatalogue(*source, *project);
        if (!change) return tl::unexpected(summary(change.error()));
        catalogue.add(std::move(*change));
    }
    // The readers check each figure at its place; this is the guard that the result can be saved and opened.
    if (std::vector<Error> errors = validate(*project); !errors.empty()) {
        return tl::unexpected(std::move(errors.front()));
    }
    Imported imported{std::move(*project), {}, inputs.network.notes.lines(), {}};
    imported.warnings.insert(imported.warnings.end(), catalogue.warnings.begin(), catalogue.warnings.end());
    imported.catalogue = std::move(catalogue);
    for (const std::string& format : inputs.formats)
        imported.format += (imported.format.empty() ? "" : "+") + format;
    return imported;
}

}  // namespace spanwright::io
