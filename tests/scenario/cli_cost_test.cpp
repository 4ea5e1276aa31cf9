// SPDX-License-Identifier: MIT
#include "tests/scenario/cli_support.h"

namespace spanwright {
namespace {

using Cost = test::CliTest;

std::string scenario(const std::string& name) {
    return std::string(SPANWRIGHT_SOURCE_DIR) + "/scenarios/" + name + ".span.json";
}

/// A router of 1 000 that enters with the only phase, and what of it a variant changes.
std::string project(const std::string& price, const std::string& more = "") {
    return R"({"format": "spanwright", "version": 1, "project": {"horizon_months": 12},
  "catalogue": [{"id": "router", "category": "router", "price": )" +
           price + R"(, "monthly_price": 10}],
  "phases": [{"id": "p1", "sequence": 1}],
  "devices": [{"id": "a", "item": "router", "enters": "p1"}, {"id": "b"})" +
           more + R"(],
  "links": [{"id": "ab", "from": "a", "to": "b"}]})";
}

TEST_F(Cost, namesWhoPaysWhomForWhatAndWhen) {
    const auto json = answer({"cost", scenario("sdwan-migration"), "--seed", "3"});
    EXPECT_EQ(json["currency"], "EUR");
    double bom = 0;
    for (const auto& line : json["bom"]) {
        bom += line["total"].get<double>();
        EXPECT_FALSE(line["elements"].empty()) << line;
        EXPECT_LT(line["from"].get<std::string>(), line["until"].get<std::string>());
    }
    EXPECT_NEAR(bom, json["total"].get<double>(), 0.005);
    for (const auto* group : {"by_category", "by_phase", "by_site", "by_cost_centre", "by_supplier"}) {
        double sum = 0;
        for (const auto& [key, amount] : json[group].items())
            sum += amount.get<double>();
        EXPECT_NEAR(sum, json["total"].get<double>(), 0.005) << group;
    }
    double years = 0;
    for (const auto& year : json["fiscal_years"])
        years += year["capex"].get<double>() + year["opex"].get<double>();
    EXPECT_NEAR(years, json["total"].get<double>(), 0.005);
    EXPECT_GT(json["as_is"]["total"].get<double>(), 0);
    EXPECT_EQ(json["uncertainty"]["total"]["p80"], json["p80"]);
    EXPECT_FALSE(json["uncertainty"]["drivers"].empty());
    EXPECT_EQ(json, answer({"cost", scenario("sdwan-migration"), "--seed", "3", "--threads", "1"}));
}

TEST_F(Cost, answersLeaseOrBuyByItemAndSite) {
    std::string text = project("1200");
    text.insert(text.find("\"catalogue\""),
                R"("cost_policy": {"lease_term_months": 36, "lease_rate_percent_per_year": 6,
  "lease_buyout_percent": 10, "discount_rate_percent_per_year": 6}, )");
    const auto json = answer({"cost", write("leased.span.json", text)})["lease_or_buy"];
    ASSERT_EQ(json["options"].size(), 1U);
    const auto& option = json["options"][0];
    EXPECT_EQ(option["item"], "router");
    EXPECT_EQ(option["financing"], "purchase");
    EXPECT_EQ(option["elements"], nlohmann::ordered_json::array({"a"}));
    EXPECT_EQ(option["months"], 36);
    // (1 200 × 1.005^36 − 120) × 0.005 / (1.005^36 − 1)
    EXPECT_NEAR(option["payment_per_month"].get<double>(), 33.455692, 1e-6);
    EXPECT_EQ(option["buy"], 1200.0);
    EXPECT_EQ(option["lease"], 1324.56);  // 36 × 33.46 + 120
    for (const auto* key : {"buy", "lease", "npv_buy", "npv_lease"})
        EXPECT_EQ(json[key], option[key]) << key;
}

TEST_F(Cost, refusesQuantitiesAndPricesBelowNothingByLine) {
    std::string text = project("-5");
    test::CliRun run = cli({"cost", write("negative.span.json", text)});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.errors.find("negative.span.json:2:"), std::string::npos) << run.errors;
    text = project("5", R"(, {"id": "c", "item": "router", "count": -2})");
    run = cli({"cost", write("count.span.json", text)});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.errors.find("count.span.json:4:"), std::string::npos) << run.errors;
    EXPECT_NE(run.errors.find("count"), std::string::npos) << run.errors;
}

TEST_F(Cost, refusesTiersThatDoNotFollowEachOtherAndUnknownCurrencies) {
    std::string text = project("5");
    text.insert(
        text.find("\"monthly_price\""),
        R"("transfer_tiers": [{"up_to_gb": 100, "price_per_gb": 1}, {"up_to_gb": 50, "price_per_gb": 2}], )");
    test::CliRun run = cli({"cost", write("tiers.span.json", text)});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.errors.find("must follow each other upwards"), std::string::npos) << run.errors;
    text = project("5");
    text.insert(text.find("\"monthly_price\""), R"("currency": "euro", )");
    run = cli({"cost", write("currency.span.json", text)});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.errors.find("currency"), std::string::npos) << run.errors;
    EXPECT_NE(run.errors.find("/catalogue/0/currency"), std::string::npos) << run.errors;
}

TEST_F(Cost, diffTellsWhatChangedAndWhatItDoes) {
    const std::string before = write("before.span.json", project("1000"));
    const std::string after =
        write("after.span.json", project("1250.5", R"(, {"id": "c", "item": "router"})"));
    const auto json = answer({"diff", before, after});
    EXPECT_EQ(json["added"], nlohmann::ordered_json::array({"c"}));
    EXPECT_TRUE(json["removed"].empty());
    ASSERT_EQ(json["changed"].size(), 1U);
    EXPECT_EQ(json["changed"][0].dump(), R"({"id":"router","field":"price","before":1000,"after":1250.5})");
    EXPECT_EQ(json["effect"]["capex"], 250.5);
    EXPECT_EQ(json["effect"]["opex"], 120.0);
    EXPECT_EQ(json["effect"]["total"], 370.5);
    EXPECT_EQ(json["effect"]["finish_days"], 0);
    EXPECT_EQ(json["effect"]["bridges"], 0);
    for (const auto* key : {"capex", "opex", "total", "finish_days", "max_utilization", "bridges"})
        EXPECT_TRUE(json["effect"].contains(key)) << key;
    const test::CliRun text = cli({"diff", before, after});
    EXPECT_EQ(text.code, 0);
    EXPECT_NE(text.output.find("370.50"), std::string::npos);
}

TEST_F(Cost, compareLaysVariantsSideBySide) {
    const std::string a = write("a.span.json", project("1000"));
    const std::string b = write("b.span.json", project("2000"));
    const auto json = answer({"compare", a, b, a});
    ASSERT_EQ(json["variants"].size(), 3U);
    EXPECT_EQ(json["variants"][0]["project"], a);
    EXPECT_EQ(json["variants"][1]["capex"], 2000.0);
    EXPECT_EQ(json["variants"][0]["total"], json["variants"][2]["total"]);
    EXPECT_EQ(cli({"compare"}).code, 64);
    EXPECT_EQ(cli({"compare", a, path("none.span.json")}).code, 2);
}

TEST_F(Cost, refusesARateWithoutADateAndAMissingOneByName) {
    const std::string undated = write("undated.span.json",
                                      R"({"format": "spanwright", "version": 1,
  "cost_policy": {"exchange_rates": [{"currency": "USD", "rate": 0.9}]}})");
    const test::CliRun run = cli({"cost", undated});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.errors.find("USD has no date"), std::string::npos) << run.errors;
    std::string foreign = project("1000");
    foreign.insert(foreign.find("\"price\""), "\"currency\": \"JPY\", ");
    const test::CliRun missing = cli({"cost", write("foreign.span.json", foreign)});
    EXPECT_EQ(missing.code, 2);
    EXPECT_NE(missing.errors.find("JPY (router)"), std::string::npos) << missing.errors;
}

}  // namespace
}  // namespace spanwright
