// SPDX-License-Identifier: MIT
#include "engine/report/bom_csv.h"

#include "engine/io/import/csv_table.h"

#include <gmock/gmock.h>

namespace spanwright {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Project projectWithSite(const std::string& siteKey) {
    Project project;
    Site site;
    site.id = project.newId<SiteId>();
    site.key = siteKey;
    project.design.sites.put(site);
    return project;
}

cost::BomLine line(const Project& project) {
    cost::BomLine line;
    line.item = "acc-48p";
    line.description = "Switch, \"48 ports\"";
    line.quantity = Decimal::fromInteger(3);
    line.unitPrice = Decimal::parse("6000.125").value();
    line.total = Money(1800038, Currency());
    line.supplier = "Acme";
    line.costCentre = "IT";
    line.site = project.design.sites.begin()->id;
    line.elements = {line.site};
    line.from = Month(Date(2027, 1, 4));
    line.until = Month(Date(2027, 2, 1));
    return line;
}

TEST(BomCsv, writesEveryLineWithExactAmounts) {
    const Project project = projectWithSite("hq");
    cost::CostReport report;
    report.bom = {line(project)};
    const std::string text = report::bomCsv(project, report);
    EXPECT_THAT(text, StartsWith("item,description,category,spend,phase,site,quantity,unit_price,total,"));
    EXPECT_THAT(text,
                HasSubstr("\r\nacc-48p,\"Switch, \"\"48 ports\"\"\",other,capex,,hq,3,6000.125,18000.38,EUR,"
                          "2027-01,1,Acme,IT,,hq\r\n"));
}

TEST(BomCsv, leavesNothingThatASpreadsheetWouldRun) {
    const Project project = projectWithSite("@site");
    cost::CostReport report;
    report.bom = {line(project), line(project)};
    report.bom[0].item = "=1+1";
    report.bom[0].description = "+cmd|' /C calc'!A0";
    report.bom[1].item = "-2";
    report.bom[1].description = "\t=x";
    const io::Source source{"bom.csv", report::bomCsv(project, report)};
    io::CsvRecords records(source);
    for (auto record = records.next(); record && !record->empty(); record = records.next()) {
        for (const io::CsvField& field : *record) {
            if (!field.text.empty()) {
                EXPECT_EQ(std::string("=+-@\t\r").find(field.text.front()), std::string::npos) << field.text;
            }
        }
    }
}

}  // namespace
}  // namespace spanwright
