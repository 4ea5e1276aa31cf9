// SPDX-License-Identifier: MIT
#include "engine/io/import/price_book_csv.h"

#include "engine/catalogue/source_notes.h"
#include "engine/design/queries.h"
#include "engine/io/csv_text.h"
#include "engine/io/import/csv_table.h"
#include "engine/io/import/item_cells.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr std::string_view kSourceColumns[] = {"source", "as_of", "confidence"};

using Cells = std::map<std::string, std::string, std::less<>>;

/// One row: its cells by column, and where they stand.
struct Row {
    Cells cells;
    std::map<std::string, Place, std::less<>> places;
    Place start;

    [[nodiscard]] std::string_view cell(std::string_view column) const {
        const auto at = cells.find(column);
        return at == cells.end() ? std::string_view{} : std::string_view(at->second);
    }
    [[nodiscard]] Error error(std::string_view column, Code code, std::string message) const {
        const auto at = places.find(column);
        return failAt(at == places.end() ? start : at->second, code, std::move(message)).value();
    }
};

/// What a figure's source is said to be; the parts that are absent keep what stood there.
struct StatedSource {
    std::string source;
    std::optional<Date> asOf;
    std::optional<Confidence> confidence;

    [[nodiscard]] bool empty() const { return source.empty() && !asOf && !confidence; }
};

/// The field that the source columns of a row stand for: the price, else the monthly one.
std::string_view pricedField(const CatalogueItem& item) {
    return item.price == ThreePoint<Decimal>{} && item.monthlyPrice != ThreePoint<Decimal>{} ? "monthly_price"
                                                                                             : "price";
}

class PriceBookReader {
  public:
    PriceBookReader(const Source& source, const Project& project) : source_(source), project_(project) {
        for (const CatalogueItem& item : project.catalogue) {
            byKey_[item.key] = item.id;
            byModel_[modelOf(item)].push_back(item.id);
        }
        visitTables(project, [&](const auto& table) {
            for (const auto& row : table)
                keys_.insert(row.key);
        });
    }

    ResultOrErrors<CatalogueChange> read(Project& result) {
        Result<CsvTable> table = CsvTable::open(source_);
        if (!table) return tl::unexpected(std::vector<Error>{table.error()});
        noteColumns(*table);
        for (;;) {
            const Result<std::vector<CsvField>> fields = table->next();
            if (!fields) {
                errors_.push_back(fields.error());
                if (fields.error().code != Code::invalidValue) break;  // a quote that is not closed
                continue;
            }
            if (fields->empty()) break;
            take(*table, *fields);
        }
        if (!errors_.empty()) return tl::unexpected(std::move(errors_));
        result = std::move(project_);
        return std::move(change_);
    }

  private:
    using Model = std::pair<std::string, std::string>;
    static Model modelOf(const CatalogueItem& item) { return {item.vendor, item.model}; }

    void noteColumns(const CsvTable& table) {
        const ItemCells known = cellsOf(CatalogueItem{});
        for (const CsvField& column : table.header()) {
            const bool field = std::any_of(known.begin(), known.end(),
                                           [&](const auto& cell) { return cell.first == column.text; });
            const bool source = std::find(std::begin(kSourceColumns), std::end(kSourceColumns),
                                          column.text) != std::end(kSourceColumns);
            if (field || source) continue;
            properties_.push_back(column.text);
            change_.warnings.push_back(fmt::format("{}: the column {} is not known; kept as a property",
                                                   column.place.text(), quoted(column.text)));
        }
    }

    void take(const CsvTable& table, const std::vector<CsvField>& fields) {
        Row row;
        row.start = fields.front().place;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            row.cells[table.header()[i].text] = unguarded(fields[i].text);
            row.places[table.header()[i].text] = fields[i].place;
        }
        const std::size_t before = errors_.size();
        CatalogueItem item;
        if (!find(row, item)) return;
        const bool fresh = !item.id;
        const CatalogueItem old = item;
        for (const CellProblem& problem : setCells(item, row.cells))
            errors_.push_back(row.error(problem.column, Code::invalidValue, problem.message));
        setProperties(row, item);
        checkCurrency(row, old, item, fresh);
        const StatedSource stated = sourceIn(row);
        if (errors_.size() != before) return;
        setSources(row, stated, old, item);
        put(std::move(item), old, fresh);
    }

    /// Finds the item that a row is about, or leaves a new one; false after an error.
    bool find(const Row& row, CatalogueItem& item) {
        const std::string key(row.cell("item"));
        const Model model{row.cell("vendor"), row.cell("model")};
        CatalogueItemId id;
        if (!key.empty()) {
            const auto at = byKey_.find(key);
            if (at != byKey_.end()) id = at->second;
            if (!id && keys_.contains(key)) {
                errors_.push_back(row.error(
                    "item", Code::conflict,
                    fmt::format("{} is another element of the project; expected an item", quoted(key))));
                return false;
            }
        } else if (const auto at = byModel_.find(model); at != byModel_.end() && !model.second.empty()) {
            if (at->second.size() > 1) {
                errors_.push_back(
                    row.error("model", Code::conflict,
                              fmt::format("{} items are {}; expected the one meant in \"item\"",
                                          at->second.size(), quoted(model.first + " " + model.second))));
                return false;
            }
            id = at->second.front();
        } else if (model.second.empty() && row.cell("name").empty()) {
            errors_.push_back(
                row.error("item", Code::invalidValue,
                          "the row names no item; expected \"item\", or \"vendor\" and \"model\""));
            return false;
        }
        if (id) {
            item = *project_.catalogue.find(id);
        } else {
            item.key = key;
        }
        const std::string seen = id ? item.key : key.empty() ? model.first + "\n" + model.second : key;
        const auto [first, fresh] = seen_.emplace(seen, row.start);
        if (!fresh) {
            errors_.push_back(row.error(
                "item", Code::conflict,
                fmt::format("the item {} stands in {} already",
                            quoted(id || !key.empty() ? seen : model.second), first->second.text())));
        }
        return fresh;
    }

    void setProperties(const Row& row, CatalogueItem& item) const {
        for (const std::string& name : properties_) {
            const std::string_view value = row.cell(name);
            if (value.empty()) continue;
            const auto at = std::find_if(item.properties.begin(), item.properties.end(),
                                         [&](const auto& property) { return property.first == name; });
            if (at == item.properties.end()) {
                item.properties.emplace_back(name, value);
            } else {
                at->second = value;
            }
        }
    }

    void checkCurrency(const Row& row, const CatalogueItem& old, const CatalogueItem& item, bool fresh) {
        const std::string own(project_.settings.currency.code());
        const std::string& currency = item.currency.empty() ? own : item.currency;
        if (const auto parsed = Currency::parse(currency); !parsed) {
            errors_.push_back(
                row.error("currency", Code::invalidValue,
                          fmt::format("the currency is {}; expected three capital letters such as EUR",
                                      quoted(currency))));
            return;
        }
        const std::vector<ExchangeRate>& rates = project_.costPolicy.exchangeRates;
        const bool convertible =
            currency == own || std::any_of(rates.begin(), rates.end(),
                                           [&](const auto& rate) { return rate.currency == currency; });
        if (!convertible && unrated_.insert(currency).second) {
            change_.warnings.push_back(fmt::format(
                "{} has no exchange rate in the cost policy: set one, or its items cannot be costed",
                currency));
        }
        const std::string& before = old.currency.empty() ? own : old.currency;
        if (fresh || before == currency) return;
        for (const std::string& field : pricedFields(old)) {
            const bool given = std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
                return !cell.second.empty() && fieldOfColumn(cell.first) == field;
            });
            if (given) continue;
            errors_.push_back(
                row.error("currency", Code::conflict,
                          fmt::format("the currency changes from {} to {}, but the row gives no new {}",
                                      before, currency, field)));
        }
    }

    StatedSource sourceIn(const Row& row) {
        StatedSource stated{std::string(row.cell("source")), {}, {}};
        if (const std::string_view text = row.cell("as_of"); !text.empty()) {
            const Result<Date> date = Date::parse(text);
            if (date) {
                stated.asOf = *date;
            } else {
                errors_.push_back(
                    row.error("as_of", Code::invalidValue,
                              fmt::format("as_of is {}; expected a date such as 2027-03-15", quoted(text))));
            }
        }
        if (const std::string_view text = row.cell("confidence"); !text.empty()) {
            stated.confidence = enumFromKey<Confidence>(text);
            if (!stated.confidence) {
                errors_.push_back(row.error(
                    "confidence", Code::invalidValue,
                    fmt::format("confidence is {}; expected verified, secondary or estimate", quoted(text))));
            }
        }
        return stated;
    }

    /// Changed figures get the row's source. A price that is confirmed gets it too.
    void setSources(const Row& row, const StatedSource& stated, const CatalogueItem& old,
                    CatalogueItem& item) const {
        const ItemCells before = cellsOf(old);
        const ItemCells after = cellsOf(item);
        std::set<std::string> fields;
        for (std::size_t i = 0; i < after.size(); ++i) {
            const std::string field = fieldOfColumn(after[i].first);
            const bool describes = field == "item" || field == "name" || field == "vendor" ||
                                   field == "model" || field == "currency" || field == "category";
            if (!describes && after[i].second != before[i].second) fields.insert(field);
        }
        const std::string priced(pricedField(item));
        const SourceNote* known = noteFor(item, priced);
        if (!stated.empty() && !row.cell(priced).empty()) {
            const bool same = known != nullptr && (stated.source.empty() || stated.source == known->source) &&
                              (!stated.asOf || stated.asOf == known->asOf) &&
                              (!stated.confidence || stated.confidence == known->confidence);
            if (!same) fields.insert(priced);
        }
        if (fields.empty()) return;
        SourceNote note;
        note.source = stated.source.empty() ? fmt::format("price book {}", fileName()) : stated.source;
        note.asOf = stated.asOf;
        note.confidence = stated.confidence.value_or(Confidence::secondary);
        replaceNotes(item, fields, std::move(note));
    }

    [[nodiscard]] std::string fileName() const {
        return source_.name.substr(source_.name.find_last_of('/') + 1);
    }

    void put(CatalogueItem item, const CatalogueItem& old, bool fresh) {
        if (fresh) {
            item.id = project_.newId<CatalogueItemId>();
            if (item.key.empty()) {
                item.key =
                    uniqueKey(project_, item.model.empty() ? item.name : item.vendor + " " + item.model);
            }
            change_.changes.push_back(fmt::format("{}: added", item.key));
            ++change_.added;
        } else if (item == old) {
            ++change_.unchanged;
            return;
        } else {
            noteChanges(old, item);
            ++change_.updated;
        }
        project_.catalogue.put(std::move(item));
    }

    void noteChanges(const CatalogueItem& old, const CatalogueItem& item) {
        const ItemCells before = cellsOf(old);
        const ItemCells after = cellsOf(item);
        const std::size_t count = change_.changes.size();
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (after[i].second == before[i].second) continue;
            const auto shown = [](const std::string& text) {
                return text.empty() ? std::string("none") : text;
            };
            change_.changes.push_back(fmt::format("{}: {} {} -> {}", item.key, after[i].first,
                                                  shown(before[i].second), shown(after[i].second)));
        }
        if (change_.changes.size() == count)
            change_.changes.push_back(fmt::format("{}: source or properties", item.key));
    }

    const Source& source_;
    Project project_;  ///< with the rows so far
    std::map<std::string, CatalogueItemId> byKey_;
    std::map<Model, std::vector<CatalogueItemId>> byModel_;
    std::set<std::string> keys_;  ///< of all elements of the project as it was
    std::map<std::string, Place> seen_;
    std::set<std::string> unrated_;
    std::vector<std::string> properties_;
    CatalogueChange change_;
    std::vector<Error> errors_;
};

}  // namespace

bool looksLikePriceBook(std::string_view text) {
    const Source head{"", std::string(text.substr(0, text.find_first_of("\r\n")))};
    const Result<std::vector<CsvField>> header = CsvRecords(head).next();
    if (!header) return false;
    std::set<std::string, std::less<>> columns;
    for (const CsvField& field : *header) {
        std::string name = field.text;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        columns.insert(std::move(name));
    }
    const bool names = columns.contains("item") || (columns.contains("vendor") && columns.contains("model"));
    return names && !columns.contains("id") && !columns.contains("from");
}

ResultOrErrors<CatalogueChange> readPriceBook(const Source& source, Project& project) {
    return PriceBookReader(source, project).read(project);
}

std::string priceBookText(const Project& project) {
    std::vector<std::string> header;
    for (const auto& [column, text] : cellsOf(CatalogueItem{}))
        header.push_back(column);
    header.insert(header.end(), std::begin(kSourceColumns), std::end(kSourceColumns));
    std::string out = csvRecord(header);
    for (const CatalogueItem& item : project.catalogue) {
        std::vector<std::string> fields;
        for (const auto& [column, text] : cellsOf(item))
            fields.push_back(guarded(text));
        const SourceNote* note = noteFor(item, pricedField(item));
        fields.push_back(note == nullptr ? "" : guarded(note->source));
        fields.push_back(note == nullptr || !note->asOf ? "" : note->asOf->text());
        fields.emplace_back(note == nullptr ? "" : nameOf(note->confidence).key);
        out += csvRecord(fields);
    }
    return out;
}

}  // namespace spanwright::io
