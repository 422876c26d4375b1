package org.planettracker.webflux;

import org.springframework.boot.test.context.SpringBootTest;

import org.planettracker.web.contract.ContractTests;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebFluxContractTests extends ContractTests {

    @Override
    protected String serverName() {
        return "webflux";
    }
}
