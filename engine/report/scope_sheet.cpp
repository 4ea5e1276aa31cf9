// SPDX-License-Identifier: MIT
#include "engine/cost/unpriced.h"
#include "engine/design/queries.h"
#include "engine/report/budget_sheets.h"

#include <array>

#include <fmt/format.h>

namespace spanwright::report {
namespace {

constexpr lxw_row_t kFirstRow = 3;
constexpr double kTextWidth = 90;

std::string_view nameOf(cost::CostGap::Kind kind) {
    switch (kind) {
        case cost::CostGap::Kind::port:
            return "Port, optic or cable";
        case cost::CostGap::Kind::price:
            return "Price";
        case cost::CostGap::Kind::transfer:
            return "Traffic by the gigabyte";
    }
    return {};
}

class ScopeWriter {
  public:
    ScopeWriter(const Budget& budget, Sheet& sheet) : budget_(budget), sheet_(sheet) {}

    void missing() {
        section("Missing: the total is too low by this", "Kind", "What is missing");
        bool any = false;
        for (const cost::CostGap& gap : budget_.report.gaps) {
            element(gap.element, nameOf(gap.kind), gap.message);
            any = true;
        }
        const Design& design = budget_.project.design;
        const Table<CatalogueItem>& items = budget_.project.catalogue;
        for (const ElementId device : cost::unpricedDevices(design, items)) {
            element(device, "Catalogue item", "The device names no catalogue item and costs nothing.");
            any = true;
        }
        for (const ElementId link : cost::unpricedLinks(design, items, budget_.report.bom)) {
            element(link, "Catalogue item", "The link has no catalogue item and no price of its own.");
            any = true;
        }
        if (!any) note("Nothing: whatever the drawing implies has a price.");
        ++row_;
    }

    void elsewhere() {
        section("Outside the budget: paid for elsewhere", "Kind", "Why it has no line");
        bool any = false;
        const auto add = [&](ElementId id, const char* kind, bool outside) {
            if (!outside) return;
            element(id, kind, "Marked as outside the budget.");
            any = true;
        };
        for (const Device& device : budget_.project.design.devices)
            add(device.id, "Device", device.outsideBudget);
        for (const Link& link : budget_.project.design.links)
            add(link.id, "Link", link.outsideBudget);
        if (!any) note("Nothing is marked as paid for elsewhere.");
        ++row_;
    }

    void later() {
        section("After the horizon: planned, but paid too late to count", "Month", "Amount and description");
        for (const cost::BomLine& line : budget_.report.afterHorizon) {
            sheet_.text({row_, 0}, line.item);
            sheet_.text({row_, 1}, line.description);
            sheet_.text({row_, 2}, line.from.text());
            sheet_.money({row_++, 3}, line.total);
        }
        if (budget_.report.afterHorizon.empty()) note("Nothing falls after the horizon.");
        ++row_;
    }

    void byDefinition() {
        section("Beside the total, by definition", "", "");
        constexpr std::array kNotes{
            "Contingency and tax stand beside the total: see the summary and the sheet Tax.",
            "Risks count in the trials and their percentiles, not in the total.",
            "Depreciation spreads capex over the years; it is no spending of its own.",
            "What is in service before the first phase was bought earlier: it causes running costs only.",
            "Work that no work package and no installation hour names, such as project sponsors and users.",
            "Opex ends with the horizon; contracts that run on are not counted beyond it.",
        };
        for (const char* text : kNotes)
            note(text);
    }

  private:
    void section(const char* title, const char* kind, const char* text) {
        sheet_.text({row_, 0}, title, Look::heading);
        sheet_.text({row_, 1}, "", Look::heading);
        sheet_.text({row_, 2}, kind, Look::heading);
        sheet_.text({row_++, 3}, text, Look::heading);
    }
    void element(ElementId id, std::string_view kind, std::string_view text) {
        sheet_.text({row_, 0}, keyOf(budget_.project, id));
        sheet_.text({row_, 1}, displayName(budget_.project, id));
        sheet_.text({row_, 2}, kind);
        sheet_.text({row_, 3}, text, Look::wrapped);
        sheet_.fit(row_++, text, kTextWidth);
    }
    void note(const char* text) { sheet_.text({row_++, 0}, text, Look::note); }

    const Budget& budget_;
    Sheet& sheet_;
    lxw_row_t row_ = kFirstRow;
};

}  // namespace

void writeScope(const Budget& budget, Sheet& sheet) {
    sheet.title("Not included", "What the total does not contain, and why.");
    sheet.widths({34, 34, 22, kTextWidth});
    ScopeWriter writer(budget, sheet);
    writer.missing();
    writer.elsewhere();
    writer.later();
    writer.byDefinition();
    sheet.print(0, true);
}

}  // namespace spanwright::report
