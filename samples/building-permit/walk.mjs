// Walks a building permit (1.009994) through the API of a host started with `serve --sample`: parallel opinions, a supplement
// that stops the clock, approval, number, seal, fee, hand-over. Prints each step with its deadline.
//
//   node samples/building-permit/walk.mjs [http://localhost:5000]
import { randomUUID } from "node:crypto";

const host = (process.argv[2] ?? "http://localhost:5000").replace(/\/$/, "");
const sessions = new Map();

/** Keeps the cookies of an answer beside those that are known. */
const keep = (jar, answer) => answer.headers.getSetCookie().forEach((c) => jar.set(c.split("=")[0], c.split(";")[0]));
const cookies = (jar) => [...jar.values()].join("; ");

/** A session as one of the sample officers: the choice that the page "whom to act as" offers. */
async function actAs(officer) {
  if (sessions.has(officer)) return sessions.get(officer);
  const jar = new Map();
  const page = await fetch(`${host}/mau/dong-vai`);
  if (!page.ok) throw new Error(`${host} is no sample office (answer ${page.status}); start it with: serve --sample`);
  keep(jar, page);
  const token = /name="__RequestVerificationToken"[^>]*value="([^"]+)"/.exec(await page.text())[1];
  const body = new URLSearchParams({ officer, __RequestVerificationToken: token });
  const chosen = await fetch(`${host}/mau/dong-vai`, { method: "POST", body, redirect: "manual", headers: { cookie: cookies(jar), origin: host } });
  keep(jar, chosen);
  if (chosen.status !== 302) throw new Error(`Nobody here is called ${officer}.`);
  sessions.set(officer, cookies(jar));
  return sessions.get(officer);
}

async function call(officer, method, path, body, revision) {
  const headers = { cookie: await actAs(officer), origin: host, accept: "application/json", "accept-language": "vi" };
  if (body) Object.assign(headers, { "content-type": "application/json", "idempotency-key": randomUUID() });
  if (revision) headers["if-match"] = `"${revision}"`;
  const answer = await fetch(host + path, { method, headers, body: body && JSON.stringify(body) });
  const content = await answer.json();
  if (!answer.ok) throw new Error(`${answer.status} ${content.detail} ${JSON.stringify(content.errors ?? {})}`);
  return content;
}

const office = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
});
const when = (instant) => (instant ? office.format(new Date(instant)) : "đồng hồ dừng");

function print(act, dossier) {
  const stopped = dossier.isPaused ? ", đồng hồ dừng" : "";
  console.log(`\n${act}\n  ${dossier.state}, hẹn trả ${when(dossier.appointedAt)}${stopped}`);
  for (const task of dossier.openTasks) console.log(`  → ${task.title} (${task.role}, ${task.unitCode}): hạn ${when(task.dueAt)}`);
}

const draft = { record: { appraisal: "Đã tổng hợp ý kiến, lập tờ trình và dự thảo giấy phép." }, form: { proposal: "grant", basis: "Luật Xây dựng 2014, Điều 95" } };
const check = { record: { appraisal: "Đã đối chiếu bản vẽ với giấy tờ đất." }, form: { parcel: "112/7", floors: 3, area: 84.5 } };
const opinion = { record: { opinion: "Có văn bản trả lời kèm theo." }, form: { summary: "Phù hợp quy hoạch" } };
const appraiser = "chuyen.vien.sxd";
const head = "truong.phong.sxd";

// Step key, outcome, and what the step must leave behind. Who does it is whoever holds the role in the step's unit.
const walk = [
  ["receive", "Forwarded", { record: { documentsChecked: true, digitised: ["application", "land-title", "drawings"] } }],
  ["assign", "Done", { record: { assignee: appraiser } }],
  ["check-dossier", "SupplementNeeded", {
    ...check,
    record: { ...check.record, slipItems: [{ item: "Bản vẽ mặt cắt móng", reason: "Hồ sơ thiết kế thiếu bản vẽ mặt cắt móng (Luật Xây dựng, Điều 95)" }] },
  }],
  ["consult-land", "Agreed", opinion],
  ["request-supplement", "Supplied", {}],
  ["recheck-dossier", "Eligible", check],
  ["consult-fire", "Agreed", opinion],
  ["verify-on-site", "Done", {
    record: { minutes: "Biên bản 07/BB-KT: ranh giới và cốt nền phù hợp hồ sơ." },
    form: { visitedOn: "2026-11-20", matches: true, photos: [{ file: "mat-tien.jpg", latitude: 21.186, longitude: 106.074 }] },
  }],
  ["prepare-draft", "Eligible", draft],
  ["review", "Agreed", {}],
  ["approve", "Approved", { record: { capacity: "KT. GIÁM ĐỐC" } }],
  ["assign-number", "Done", { record: { symbol: "GPXD-SXD" } }],
  ["stamp", "Done", { record: { seal: "Con dấu thứ hai đặt tại Trung tâm" } }],
  ["collect-fee", "Done", {}],
  ["return-result", "Returned", { record: { receiver: "Người nộp hồ sơ", evidence: "Ký nhận trên phiếu hẹn trả" } }],
];

const officers = {
  "ReceptionOfficer@H05.01": "tiep.nhan.1", "Cashier@H05.01": "tiep.nhan.2", "ReturnOfficer@H05.01": "tiep.nhan.1", "SealCustodian@H05.01": "van.thu.tt",
  "RecordsClerk@H05.01": "van.thu.tt", "DivisionHead@H05.14": head, "Appraiser@H05.14": appraiser, "Approver@H05.14": "giam.doc.sxd", "RecordsClerk@H05.14": "van.thu.sxd",
  "ConsultedOfficer@H05.01": "dau.moi.nganh", "ConsultedOfficer@H05.15": "chuyen.vien.snnmt",
};

let dossier = await call("tiep.nhan.1", "POST", "/api/dossiers", {
  procedure: "1.009994", case: "house", receivingUnit: "H05.01", channel: "Counter",
  applicant: { name: "Nguyễn Thị Hà My", identityNumber: "027000990001", phone: "0900990001", address: "Số 12 phố Thiên Đức, phường Kinh Bắc" },
  declaration: { parcel: "112/7", landArea: 105, builtArea: 84.5, floors: 3, designer: "Công ty Tư vấn xây dựng Bắc Hà" },
});
const id = dossier.id;
print(`Tiếp nhận hồ sơ ${dossier.code}`, dossier);

for (const [step, outcome, left] of walk) {
  const task = dossier.openTasks.find((t) => t.stepKey === step);
  if (!task) throw new Error(`The step ${step} is not open: ${dossier.openTasks.map((t) => t.stepKey).join(", ")}`);
  const officer = task.assigneeId ?? officers[`${task.role}@${task.unitCode}`];
  dossier = await call(officer, "POST", `/api/tasks/${task.id}/complete`, { outcome, ...left }, task.revision);
  print(`${task.title}: ${outcome} (${officer})`, dossier);
}

const explained = await call("tiep.nhan.1", "GET", `/api/dossiers/${id}/deadline`);
console.log("\nVì sao ngày hẹn trả này?");
for (const line of explained.derivation) console.log(`  ${when(line.from)} – ${when(line.to)}  ${String(line.minutes).padStart(5)} phút  ${line.whyVi}`);
