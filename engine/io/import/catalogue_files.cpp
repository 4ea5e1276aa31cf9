// SPDX-License-Identifier: MIT
#include "engine/io/import/catalogue_files.h"

#include "engine/io/files.h"
#include "engine/io/import/device_type.h"
#include "engine/io/import/price_book_csv.h"

#include <iterator>

#include <fmt/format.h>

namespace spanwright::io {

Error summary(const std::vector<Error>& errors) {
    Error error = errors.front();
    if (errors.size() > 1) error.message += fmt::format(" (and {} more)", errors.size() - 1);
    return error;
}

void CatalogueChange::add(CatalogueChange other) {
    added += other.added;
    updated += other.updated;
    unchanged += other.unchanged;
    changes.insert(changes.end(), std::make_move_iterator(other.changes.begin()),
                   std::make_move_iterator(other.changes.end()));
    warnings.insert(warnings.end(), std::make_move_iterator(other.warnings.begin()),
                    std::make_move_iterator(other.warnings.end()));
}

std::string_view catalogueFormatOf(std::string_view text) {
    if (looksLikeDeviceType(text)) return "device-type";
    return looksLikePriceBook(text) ? "price-book" : "";
}

ResultOrErrors<CatalogueChange> readCatalogue(const Source& source, Project& project) {
    if (Result<void> text = checkText(source); !text) return tl::unexpected(std::vector<Error>{text.error()});
    const std::string_view format = catalogueFormatOf(source.text);
    if (format == "price-book") return readPriceBook(source, project);
    if (format == "device-type") return readDeviceTypes(source, project);
    return tl::unexpected(std::vector<Error>{
        failAt(
            {&source, 0}, Code::unknownFormat,
            "neither a price book nor a device type; expected CSV with a column \"item\" (or \"vendor\" and "
            "\"model\"), or NetBox YAML with manufacturer and model")
            .value()});
}

ResultOrErrors<CatalogueChange> importCatalogue(Project& project,
                                                const std::vector<std::filesystem::path>& files) {
    Project draft = project;
    CatalogueChange all;
    std::vector<Error> errors;
    for (const std::filesystem::path& file : files) {
        Result<std::string> text = readFile(file);
        if (!text) {
            errors.push_back(text.error());
            continue;
        }
        if (std::string_view(*text).starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
        ResultOrErrors<CatalogueChange> change = readCatalogue({file.string(), std::move(*text)}, draft);
        if (change) {
            all.add(std::move(*change));
        } else {
            errors.insert(errors.end(), change.error().begin(), change.error().end());
        }
    }
    if (!errors.empty()) return tl::unexpected(std::move(errors));
    project = std::move(draft);
    return all;
}

}  // namespace spanwright::io
